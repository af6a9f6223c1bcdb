import { Image } from '@tarojs/components';
import { decorative } from './a11y';
import { COLOURS, type Tone } from './colours';
import { cx } from './class-names';
import { ICON_PATHS, type IconName } from './icon-paths';
import { svgUri } from './svg';

export interface IconProps {
  name: IconName;
  /** Default `ink`. */
  tone?: Tone | 'white';
  /** `small` beside text, `medium` default, `large` on panels. All grow with the text. */
  size?: 'small' | 'medium' | 'large';
  className?: string;
}

/** A line icon; always beside words, so screen readers skip it. */
export function Icon({ name, tone = 'ink', size = 'medium', className }: IconProps) {
  const stroke = tone === 'white' ? '#ffffff' : COLOURS[tone];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" fill="none" stroke="${stroke}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${ICON_PATHS[name]}"/></svg>`;
  return <Image className={cx('xf-icon', `xf-icon--${size}`, className)} src={svgUri(svg)} {...decorative} />;
}
