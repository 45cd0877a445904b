/** Preloaded into a server: tells its parent how much memory is in use after everything unused was collected. */
process.on('message', () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ used: heapUsed + external, rss })
})
// A channel to the parent must not keep the server from ending.
process.channel?.unref()
