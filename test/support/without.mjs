/** Preloaded: the packages that WITHOUT names cannot be found, as after an install that failed. */
import module from 'node:module'

const hidden = (process.env['WITHOUT'] ?? '').split(' ')
const isHidden = (name) => hidden.some((one) => name === one || name.startsWith(`${one}-`))

// oxlint-disable no-underscore-dangle -- node's own name for how `require` finds a file
const resolveFilename = module._resolveFilename
module._resolveFilename = (name, ...rest) => {
  if (isHidden(name)) throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
  return resolveFilename(name, ...rest)
}
module.register(
  `data:text/javascript,${encodeURIComponent(`
    const hidden = ${JSON.stringify(hidden)}
    export const resolve = (name, context, next) => {
      if (hidden.some((one) => name === one || name.startsWith(one + '-')))
        throw Object.assign(new Error("Cannot find package '" + name + "'"), { code: 'ERR_MODULE_NOT_FOUND' })
      return next(name, context)
    }`)}`,
)
