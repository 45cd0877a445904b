/** Lights in the picture what a panel speaks of, as long as the panel stands there. */
import { useEffect } from 'preact/hooks'
import { useApp } from './state.ts'

export function useLit(ids: readonly string[]): void {
  const { lit } = useApp()
  const key = ids.join('\n')
  useEffect(() => {
    lit.value = new Set(key === '' ? [] : key.split('\n'))
    return () => {
      lit.value = new Set()
    }
  }, [lit, key])
}
