import { findKeptForm } from '../../store/kept-forms.ts'
import { localPath } from './local-path.ts'
import type { ConsoleDeps } from './page.ts'

/** Where somebody goes who has just signed in: first to what they sent and was not done. */
export async function wayIn(
  { store, clock }: Pick<ConsoleDeps, 'store' | 'clock'>,
  staffId: string,
  next: string | undefined,
): Promise<string> {
  const kept = await findKeptForm(store, staffId, clock.now())
  return kept === undefined ? localPath(next) : '/console/kept'
}
