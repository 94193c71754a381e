/** Mean and standard deviation of shares: '92.1 % ± 0.8'. */
export function meanAndSpread(shares: readonly number[]): string {
  const values = shares.map((share) => 100 * share)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return `${mean.toFixed(1)} % ± ${Math.sqrt(square).toFixed(1)}`
}
