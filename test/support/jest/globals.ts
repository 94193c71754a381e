import type * as jest from '@jest/globals'

/** What a file of tests imports of @jest/globals. */
export type Globals = Pick<
  typeof jest,
  'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach' | 'describe' | 'expect' | 'it'
>

let current: Globals | undefined

/** Puts those of the file that is run in force. */
export function setGlobals(globals: Globals): void {
  current = globals
}

/** Stands for those in force: a module of the tests is loaded once, and asked by many files. */
function live<Name extends keyof Globals>(name: Name): Globals[Name] {
  const inForce = (): Globals[Name] => {
    if (current === undefined) throw new Error('No file of tests is being run')
    return current[name]
  }
  return new Proxy((() => undefined) as unknown as Globals[Name], {
    apply: (_, self, args) =>
      Reflect.apply(inForce() as unknown as () => unknown, self, args) as unknown,
    get: (_, key) => Reflect.get(inForce(), key) as unknown,
  })
}

export const afterAll = live('afterAll')
export const afterEach = live('afterEach')
export const beforeAll = live('beforeAll')
export const beforeEach = live('beforeEach')
export const describe = live('describe')
export const expect = live('expect')
export const it = live('it')
