/**
 * Stochastic gradient ascent with a step of its own for each weight: AdaGrad (Duchi, Hazan & Singer, JMLR 2011). What is learned is the
 * average over the later epochs (Polyak & Juditsky, SIAM J. Control Optim. 30(4), 1992) and over several orders of the examples: one order
 * alone moves the figures by a point either way.
 */
import { generator, shuffled } from './random.ts'

export interface Schedule {
  readonly epochs: number
  /** Epochs before the weights are averaged. */
  readonly settle: number
  /** Orders of the examples that are averaged, each learned from the beginning. */
  readonly orders: number
  /** Where the first order begins: other learners have others. */
  readonly seed: number
  readonly rate: number
  readonly ridge: number
  /**
   * What the sums of squared gradients begin with. Were it nearly nothing, a weight's first step would be as long as the rate whatever its
   * gradient: what was seen once would weigh as much as what was seen often.
   */
  readonly caution: number
}

export interface Ascent {
  readonly weights: Float32Array
  /** Takes a step along a gradient of the likelihood, less the ridge. */
  readonly climb: (at: number, gradient: number) => void
}

/**
 * The learned weights.
 * @param size how many weights there are
 * @param examples how many examples there are
 * @param learnFrom climbs along the gradient of one of the examples
 */
export function learnWeights(
  { epochs, settle, orders, seed, rate, ridge, caution }: Schedule,
  { size, examples }: { readonly size: number; readonly examples: number },
  learnFrom: (example: number, ascent: Ascent) => void,
): Float32Array {
  const sums = new Float64Array(size)
  for (let order = 0; order < orders; order++) {
    const weights = new Float32Array(size)
    const squares = new Float32Array(size).fill(caution)
    const climb = (at: number, gradient: number): void => {
      const weight = weights[at] ?? 0
      const step = gradient - ridge * weight
      if (step === 0) return
      const square = (squares[at] ?? 0) + step * step
      squares[at] = square
      weights[at] = weight + (rate * step) / Math.sqrt(square)
    }
    const ascent: Ascent = { weights, climb }
    const random = generator(seed + order)
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const example of shuffled(examples, random)) learnFrom(example, ascent)
      if (epoch < settle) continue
      for (let at = 0; at < size; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0)
    }
  }
  return Float32Array.from(sums, (sum) => sum / (orders * (epochs - settle)))
}
