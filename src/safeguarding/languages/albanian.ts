import type { FirstNeed } from './phrase.ts'

/** Albanian. Not checked by a native speaker. */
export const albanian: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    ['do vras veten', 'do ta vras veten', 'dua të vras veten', 'do e vras veten'],
  ],
  [
    'suicide',
    'worried',
    ['dua të vdes', 'dua me vdek', 'vetëvrasje', 'nuk dua të jetoj', 'sdua me jetu'],
  ],
  [
    'violence',
    'emergency',
    [
      'do më vrasin',
      'do të më vrasin',
      'do më vrasë',
      'do të më vrasë',
      'do më vrasi',
      'ka thikë',
      'ka armë',
    ],
  ],
  [
    'violence',
    'worried',
    [
      'më rreh',
      'më rrahu',
      'më rrahin',
      'më godet',
      'më kërcënon',
      'më kanë kërcënuar',
      'gjakmarrje',
    ],
  ],
  [
    'sexual-violence',
    'worried',
    ['më përdhunoi', 'më përdhunuan', 'përdhunim', 'më ka përdhunuar'],
  ],
  [
    'medical',
    'emergency',
    ['nuk mund të marr frymë', 'smarr dot frymë', 'nuk po merr frymë', 'ka humbur ndjenjat'],
  ],
  ['child-danger', 'emergency', ['rreh fëmijën', 'më rreh fëmijën']],
  [
    'exploitation',
    'worried',
    [
      'më morën pasaportën',
      'ma kanë marrë pasaportën',
      'më detyrojnë të punoj',
      'më detyrojnë',
      'shtëpi kanabisi',
    ],
  ],
  ['exploitation', 'emergency', ['më kanë mbyllur', 'më mbajnë mbyllur']],
  ['violence', 'emergency', ['jam në rrezik', 'jeta ime në rrezik']],
]
