import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import type { Vault } from './vault.ts'

/** What the functions of this folder work with: a connection, and the keys. */
export interface Data {
  readonly sql: Kysely<Database>
  readonly vault: Vault
  readonly engine: 'sqlite' | 'postgres'
  /** The moment, in milliseconds UTC, by which leases are judged: the database's own. */
  readonly leaseNow: () => Promise<number>
}

/** Inside a transaction: use nothing else there, and await nothing but its queries. */
export interface Tx extends Data {
  readonly inTransaction: true
  /** After the commit, wakes whoever waits for this, in this process and in others. */
  hint(topic: HintTopic, id: string): void
}

/** Only hints: every loop also polls, and reads again what it was told about. */
export type HintTopic =
  | 'inbox'
  | 'outbox'
  | 'unknown'
  | 'talk'
  | 'articles'
  | 'notice'
  | 'handover'
  | 'call'
  | 'safety'
  | 'alarm'
  | 'drafts'
  | 'trial'
  | 'switches'

export interface Hint {
  readonly topic: HintTopic
  readonly id: string
}

export interface Store extends Data {
  /** A second connection that cannot write, for screens and metrics. */
  readonly reading: Data
  /** Milliseconds a claim holds before another process may take its row (default: 15,000). */
  readonly leaseMs: number
  /** Commits when `work` resolves; rolls back, and rejects with the same error, when it rejects. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Returns what ends the subscription. */
  onHint(listener: (hint: Hint) => void): () => void
  close(): Promise<void>
}

/** What an engine brings; `openStore` makes a `Store` of it. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly sql: Kysely<Database>
  readonly reading: Kysely<Database>
  databaseNow(sql: Kysely<Database>): Promise<number>
  transaction<T>(work: (sql: Kysely<Database>, hints: Hint[]) => Promise<T>): Promise<T>
  onHint(listener: (hint: Hint) => void): () => void
  close(): Promise<void>
}

/** The store cannot be opened as it is configured; the message says what to set. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnavailable'
  }
}
