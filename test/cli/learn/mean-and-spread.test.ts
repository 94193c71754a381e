import { expect, it } from '@jest/globals'
import { meanAndSpread } from '../../../src/cli/learn/mean-and-spread.ts'

it.each([
  [[0.9, 0.92, 0.94], '92.0 % ± 1.6'],
  [[1], '100.0 % ± 0.0'],
])('says the mean and standard deviation of %j', (shares, expected) => {
  expect(meanAndSpread(shares)).toBe(expected)
})
