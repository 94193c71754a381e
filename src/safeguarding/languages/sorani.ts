import type { FirstNeed } from './phrase.ts'

/** Kurdish Sorani. Not checked by a native speaker. */
export const sorani: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    ['خۆم دەکوژم', 'خۆم ئەکوژم', 'xom dakuzhm', 'xom dakujm', 'khom dakuzhm', 'khom akuzhm'],
  ],
  [
    'suicide',
    'worried',
    [
      'دەمەوێت بمرم',
      'دەمەوێ بمرم',
      'ئەمەوێ بمرم',
      'خۆکوشتن',
      'نامەوێت بژیم',
      'damawet bmrm',
      'damawe bmrm',
      'amawe bmrm',
      'xokushtn',
    ],
  ],
  [
    'violence',
    'emergency',
    ['دەمکوژێت', 'دەمکوژن', 'ئەمکوژن', 'دەیەوێت بمکوژێت', 'damkuzhn', 'damkuzhet', 'amkuzhn'],
  ],
  [
    'violence',
    'worried',
    [
      'لێم دەدات',
      'لێم ئەیات',
      'لێم دەدەن',
      'هەڕەشەم لێ دەکات',
      'lem dadat',
      'lem ayat',
      'harashem le',
    ],
  ],
  ['sexual-violence', 'worried', ['دەستدرێژی', 'dastdrezhi', 'dastdreji']],
  [
    'medical',
    'emergency',
    ['ناتوانم هەناسە', 'هەناسە نادات', 'خوێنی زۆر', 'natwanm hanasa', 'hanasa nadat'],
  ],
  ['child-danger', 'emergency', ['لە منداڵەکەم دەدات', 'la mndalakam dadat']],
  ['exploitation', 'worried', ['پاسپۆرتەکەم', 'بە زۆر کارم پێ', 'pasaportakam', 'ba zor karm pe']],
  [
    'violence',
    'emergency',
    ['لە مەترسیدام', 'ژیانم لە مەترسی', 'la matrsidam', 'zhyanm la matrsi'],
  ],
]
