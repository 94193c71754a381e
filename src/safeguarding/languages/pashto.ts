import type { FirstNeed } from './phrase.ts'

/** Pashto. Not checked by a native speaker. */
export const pashto: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    ['ځان وژنم', 'خپل ځان وژنم', 'zan wazhnam', 'zaan wazhnam', 'zan wajnam', 'khpal zan wazhnam'],
  ],
  [
    'suicide',
    'worried',
    [
      'غواړم مړ شم',
      'ځان وژنه',
      'ژوند نه غواړم',
      'ghwaram mar sham',
      'ghwaram mr sham',
      'zan wazhna',
    ],
  ],
  [
    'violence',
    'emergency',
    ['ما وژني', 'غواړي ما ووژني', 'مې وژني', 'ma wazhni', 'ma wajni', 'me wazhni'],
  ],
  ['violence', 'worried', ['ما وهي', 'وهي مې', 'راته ګواښ کوي', 'ma wahi', 'mata gwakh']],
  ['sexual-violence', 'worried', ['جنسي تیری', 'تیری یې راباندې', 'jensi teray']],
  [
    'medical',
    'emergency',
    ['ساه نشم اخیستی', 'ساه نشم اخیستلی', 'ساه نه اخلي', 'sah nasham akhistalay', 'sah na akhli'],
  ],
  ['child-danger', 'emergency', ['زما ماشوم وهي', 'zama mashom wahi']],
  ['exploitation', 'worried', ['پاسپورټ یې رانه اخیستی', 'په زوره کار', 'pa zora kar']],
  ['violence', 'emergency', ['په خطر کې یم', 'pa khatar ke yam', 'pa khatar kai yam']],
]
