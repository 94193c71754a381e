import { describeKills } from './survives-kills.ts'

describeKills('postgres')
