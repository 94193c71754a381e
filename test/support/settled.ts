import type { TestApp } from './app.ts'

/** Waits until no text is unread and none is on its way. */
export async function settled(test: TestApp): Promise<void> {
  for (;;) {
    test.clock.advance(4000)
    const open = await test.app.store.sql
      .selectFrom('messages')
      .select('id')
      .where('status', 'in', ['received', 'queued', 'sending'])
      .execute()
    if (open.length === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
