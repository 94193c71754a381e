import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** Which cell a sealed value belongs to: it opens nowhere else. */
export interface Cell {
  readonly table: string
  readonly column: string
  readonly row: string
}

/** Seals what is private, and makes the keyed hashes that it is looked up by. */
export interface Vault {
  /** `v1:keyId:nonce:ciphertext`, AES-256-GCM, base64url; sealed with the first key. */
  seal(cell: Cell, text: string): string
  /** Throws `SealBroken` when the key is not in the list, or the value is not this cell's. */
  open(cell: Cell, sealed: string): string
  /** The same, but undefined in place of throwing: for what a reply can do without. */
  tryOpen(cell: Cell, sealed: string): string | undefined
  /** The same for the same text and purpose, and tells nothing of either without the key. */
  lookup(purpose: string, text: string): string
}

/** A sealed value that none of our keys opens, or that was moved or altered. */
export class SealBroken extends Error {
  readonly cell: Cell
  constructor(cell: Cell, options?: ErrorOptions) {
    super(`Cannot open ${cell.table}.${cell.column} of row ${cell.row} with DATA_KEY`, options)
    this.name = 'SealBroken'
    this.cell = cell
  }
}

const tagBytes = 16

/** `keys`: 32 bytes each, the first seals, all open. `lookupKey`: 32 bytes, the store's own. */
export function createVault(keys: readonly Buffer[], lookupKey: Buffer): Vault {
  const ring = keyRing(keys)
  const lookupSecret = createSecretKey(lookupKey)
  return {
    seal: (cell, text) => sealWith(ring.active, cell, text),
    open: (cell, sealed) => openWith(ring.byId, cell, sealed),
    tryOpen: (cell, sealed) => {
      try {
        return openWith(ring.byId, cell, sealed)
      } catch {
        return undefined
      }
    },
    lookup: (purpose, text) =>
      createHmac('sha256', lookupSecret).update(`${purpose}\0${text}`).digest('base64url'),
  }
}

interface Key {
  readonly id: string
  /** Made once: Node takes longer to look at a key of bytes than to seal a text with it. */
  readonly secret: KeyObject
}

interface KeyRing {
  readonly active: Key
  readonly byId: ReadonlyMap<string, Key>
}

/** Key ids are the start of the key's own hash, so a list in any order opens old values. */
function keyRing(keys: readonly Buffer[]): KeyRing {
  const ring = keys.map((bytes) => ({ id: keyId(bytes), secret: createSecretKey(bytes) }))
  const active = ring[0]
  if (active === undefined) throw new Error('A vault needs at least one key')
  return { active, byId: new Map(ring.map((key) => [key.id, key])) }
}

/** Names a key without telling it. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

function sealWith(key: Key, cell: Cell, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce)
  cipher.setAAD(associated(cell))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1:${key.id}:${nonce.toString('base64url')}:${sealed.toString('base64url')}`
}

function openWith(keys: ReadonlyMap<string, Key>, cell: Cell, sealed: string): string {
  const [version, keyId = '', nonce = '', text = ''] = sealed.split(':')
  const key = keys.get(keyId)
  if (version !== 'v1' || key === undefined) throw new SealBroken(cell)
  const bytes = Buffer.from(text, 'base64url')
  try {
    // Without its length, Node takes a shortened tag for a whole one, and those can be guessed.
    const cipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from(nonce, 'base64url'), {
      authTagLength: tagBytes,
    })
    cipher.setAAD(associated(cell))
    cipher.setAuthTag(bytes.subarray(-tagBytes))
    return cipher.update(bytes.subarray(0, -tagBytes), undefined, 'utf8') + cipher.final('utf8')
  } catch (cause) {
    throw new SealBroken(cell, { cause })
  }
}

function associated({ table, column, row }: Cell): Buffer {
  return Buffer.from(`${table}\0${column}\0${row}`)
}

const lookupKeyCell: Cell = { table: 'settings', column: 'value', row: 'lookup-key' }

/**
 * The store's look-up key: made at random once, and sealed by the data key, which makes it the
 * check value too.
 */
export function sealLookupKey(keys: readonly Buffer[], lookupKey: Buffer): string {
  return sealWith(keyRing(keys).active, lookupKeyCell, lookupKey.toString('base64'))
}

/** Opens the store's look-up key. Throws `SealBroken` for a wrong DATA_KEY. */
export function openLookupKey(keys: readonly Buffer[], sealed: string): Buffer {
  return Buffer.from(openWith(keyRing(keys).byId, lookupKeyCell, sealed), 'base64')
}
