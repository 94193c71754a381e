/** One jest for every suite; `test/run.ts` chooses which folders a step runs. */
export default {
  testEnvironment: 'node',
  testRunner: '<rootDir>/test/support/jest/native-runner.ts',
  // Node itself runs our files as they are.
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Ends only what hangs: a server of a test's own takes a minute to start on a machine that is busy.
  testTimeout: 180_000,
}
