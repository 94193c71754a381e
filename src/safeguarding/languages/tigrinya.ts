import type { FirstNeed } from './phrase.ts'

/** Tigrinya. Not checked by a native speaker. */
export const tigrinya: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    ['ነብሰይ ከጥፍእ', 'ነፍሰይ ከጥፍእ', 'ርእሰይ ክቐትል', 'nebsey ketfie', 'nebsey ketfe', 'nefsey ketfie'],
  ],
  [
    'suicide',
    'worried',
    ['ክመውት ደልየ', 'ክመውት እደሊ', 'ክነብር ኣይደልን', 'kmewt delye', 'kimewit delye', 'kmewt idelyi'],
  ],
  [
    'violence',
    'emergency',
    ['ክቐትለኒ', 'ክቐትሉኒ', 'ክቀትለኒ', 'ክቀትሉኒ', 'kqetleni', 'kiqetluni', 'kketluni'],
  ],
  [
    'violence',
    'worried',
    ['ይሃርመኒ', 'ይወቅዓኒ', 'ይወቅዑኒ', 'የፈራርሓኒ', 'yiwekani', 'yiwekaeni', 'yiharmeni', 'yeferarhani'],
  ],
  ['sexual-violence', 'worried', ['ዓሚጹኒ', 'ደፊሩኒ', 'ተደፊረ', 'amitsuni', 'defiruni']],
  [
    'medical',
    'emergency',
    ['ክትንፍስ ኣይከኣልኩን', 'ከተንፍስ ኣይከኣልኩን', 'ኣየተንፍስን', 'keteniffs aykealkun', 'ktenfis aykealkun'],
  ],
  ['child-danger', 'emergency', ['ንወደይ ይወቅዖ', 'ንጓለይ ይወቅዓ', 'ndeki yiweki']],
  ['exploitation', 'worried', ['ፓስፖርተይ ወሲዱ', 'ፓስፖርተይ ወሲዶም', 'ብግዲ የስርሑኒ', 'bgdi yesrhuni']],
  ['violence', 'emergency', ['ኣብ ሓደጋ ኣለኹ', 'ኣብ ሓደጋ ኣለኩ', 'ab hadega aleku', 'ab hadega alekhu']],
]
