import type { FirstNeed } from './phrase.ts'

/** Vietnamese. Not checked by a native speaker. */
export const vietnamese: readonly FirstNeed[] = [
  [
    'suicide',
    'emergency',
    ['tôi sẽ tự tử', 'em sẽ tự tử', 'sắp tự tử', 'tự sát', 'giết chính mình'],
  ],
  [
    'suicide',
    'worried',
    [
      'tôi muốn chết',
      'em muốn chết',
      'con muốn chết',
      'muốn tự tử',
      'không muốn sống nữa',
      'không muốn sống',
    ],
  ],
  ['violence', 'emergency', ['sẽ giết tôi', 'sẽ giết em', 'muốn giết tôi', 'dọa giết', 'có dao']],
  [
    'violence',
    'worried',
    ['đánh tôi', 'đánh em', 'bị đánh', 'đánh đập', 'đe dọa tôi', 'đe dọa em'],
  ],
  ['sexual-violence', 'worried', ['hiếp dâm', 'bị cưỡng hiếp', 'hãm hiếp', 'bị xâm hại']],
  ['medical', 'emergency', ['không thở được', 'khó thở quá', 'chảy máu nhiều', 'bất tỉnh']],
  ['child-danger', 'emergency', ['đánh con tôi', 'con tôi gặp nguy']],
  [
    'exploitation',
    'worried',
    [
      'giữ hộ chiếu',
      'bắt tôi làm việc',
      'bắt em làm việc',
      'nợ tiền họ',
      'trồng cần sa',
      'bắt tôi trồng',
    ],
  ],
  ['exploitation', 'emergency', ['nhốt tôi', 'nhốt em', 'bị nhốt']],
  ['violence', 'emergency', ['gặp nguy hiểm', 'cứu tôi', 'cứu em']],
]
