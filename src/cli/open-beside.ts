import type { Config } from '../config.ts'
import { findDataKeys } from '../data-key.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/** The store, beside a server that may be running on it. */
export function openBeside(config: Config): Promise<Store> {
  const { keys } = findDataKeys(config.store, config.dataKeys)
  return openStore({ location: config.store, dataKeys: keys, serving: false })
}

/** Does something with the store, and closes it whatever happens. */
export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openBeside(config)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
