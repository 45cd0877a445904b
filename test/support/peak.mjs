import { readFileSync } from 'node:fs'

/**
 * The most memory that this process ever had, in megabytes. From Linux itself where there is one: in `resourceUsage` a process begins with the
 * highest number of the one that started it.
 */
export function peakMemory() {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}
