import { describeKills } from './survives-kills.ts'

describeKills('sqlite')
