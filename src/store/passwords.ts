import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

type Derive = (message: Buffer, nonce: Buffer) => Promise<Buffer>

const argon2Async = promisify(
  (parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) => {
    argon2('argon2id', parameters, done)
  },
)
const argon2id: Derive = (message, nonce) => argon2Async({ ...parameters, message, nonce })

const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([\w+/]+)\$([\w+/]+)$/

/** What is kept of a password, in the form that other programs write too. Some 20 ms of work. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await argon2id(bytesOf(password), salt)
  return `$argon2id$v=19$m=19456,t=2,p=1$${unpadded(salt)}$${unpadded(key)}`
}

/**
 * Whether this is the password. Without one on record the same work is done, so that nobody can
 * tell by the time it takes who has a sign-in here.
 */
export async function isPassword(
  password: string,
  hash: string | undefined,
  derive: Derive = argon2id,
): Promise<boolean> {
  const [, salt, key] = form.exec(hash ?? '') ?? []
  if (salt === undefined || key === undefined) {
    await derive(bytesOf(password), randomBytes(16))
    return false
  }
  const wanted = Buffer.from(key, 'base64')
  const given = await derive(bytesOf(password), Buffer.from(salt, 'base64'))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** The same letters typed on another keyboard are the same password. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'))
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
