export { checkSetup } from './check-setup.ts'
export { describeSetup } from './describe-setup.ts'
