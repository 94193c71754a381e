import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type Globals, setGlobals } from './globals.ts'

/** What jest's own way of running a file asks of the sandbox it is given. */
interface Sandbox {
  readonly requireInternalModule: (path: string) => unknown
  readonly setGlobalsForRuntime: (globals: Globals) => void
  readonly unstable_shouldLoadAsEsm: (path: string) => boolean
  readonly unstable_importModule: (path: string) => Promise<unknown>
}

type RunFile = (
  globalConfig: unknown,
  config: unknown,
  environment: unknown,
  sandbox: Sandbox,
  testPath: string,
  ...rest: readonly unknown[]
) => Promise<unknown>

const require = createRequire(import.meta.url)
const circus = require('jest-circus/runner') as { readonly default: RunFile }
const globalsUrl = new URL('globals.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: globalsUrl, shortCircuit: true }
      : next(specifier, context),
})

/**
 * Runs a file of tests as jest does, but with the modules of Node itself: jest's sandbox loads the
 * whole app anew for each file, which took more time than the tests. A worker loads it once, as a
 * server does, so what a module keeps outlives a file. (Under --watch a change needs a restart.)
 */
const runNatively: RunFile = (globalConfig, config, environment, sandbox, testPath, ...rest) => {
  const native: Sandbox = Object.assign(Object.create(sandbox) as object, {
    requireInternalModule: requireAnew,
    setGlobalsForRuntime: setGlobals,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path: string) => import(pathToFileURL(path).href),
  })
  return circus.default(globalConfig, config, environment, native, testPath, ...rest)
}

export default runNatively

/** Circus keeps the tests of a file in its module and on the global object: each file has its own. */
function requireAnew(path: string): unknown {
  const ofJest = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS']
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (ofJest.includes(symbol.description ?? '')) Reflect.deleteProperty(globalThis, symbol)
  }
  Reflect.deleteProperty(require.cache, path)
  return require(path)
}
