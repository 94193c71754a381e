import type { FirstNeed } from './phrase.ts'

/** Amharic. Not checked by a native speaker. */
export const amharic: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    [
      'ራሴን ላጠፋ',
      'ራሴን አጠፋለሁ',
      'ራሴን ልገድል',
      'rasen lategfa',
      'rasen latefa',
      'rasen atefalehu',
      'rasen ligedel',
    ],
  ],
  [
    'suicide',
    'worried',
    [
      'መሞት እፈልጋለሁ',
      'መሞት ነው የምፈልገው',
      'ራስን ማጥፋት',
      'መኖር አልፈልግም',
      'memot efelgalehu',
      'menor alfelgim',
      'rasen matfat',
    ],
  ],
  [
    'violence',
    'emergency',
    ['ሊገድለኝ', 'ሊገድሉኝ', 'ይገድለኛል', 'ይገድሉኛል', 'ligedlegn', 'ligedlugn', 'yigedlegnal'],
  ],
  [
    'violence',
    'worried',
    [
      'ይመታኛል',
      'ይደበድበኛል',
      'ደበደበኝ',
      'ያስፈራራኛል',
      'yimetagnal',
      'yidebedbegnal',
      'debedebegn',
      'yasferaragnal',
    ],
  ],
  ['sexual-violence', 'worried', ['ደፈረኝ', 'ተደፈርኩ', 'አስገድዶ ደፈረኝ', 'deferegn', 'tedeferku']],
  [
    'medical',
    'emergency',
    ['መተንፈስ አልቻልኩም', 'መተንፈስ አቃተኝ', 'አይተነፍስም', 'metenfes alchalkum', 'metenfes akategn'],
  ],
  ['child-danger', 'emergency', ['ልጄን ይመታል', 'ልጄን ይመታዋል', 'lijen yimetal']],
  ['exploitation', 'worried', ['ፓስፖርቴን ወሰደ', 'ፓስፖርቴን ወሰዱ', 'አስገድደው ያሰሩኛል', 'pasporten wesede']],
  ['violence', 'emergency', ['አደጋ ላይ ነኝ', 'adega lay negn', 'adega lay nen']],
]
