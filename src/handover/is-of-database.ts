/**
 * Whether the database refused: both engines' errors carry a code, those of reading JSON or a date
 * carry none. What it refuses has undone the transaction, so nobody may go on as if it had not.
 */
export function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error
}
