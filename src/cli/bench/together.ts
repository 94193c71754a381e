/** Does `work` for each item, `senders` at a time, and resolves when all are done. */
export async function together<T>(
  senders: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values()
  const sender = async (): Promise<void> => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: senders }, sender))
}
