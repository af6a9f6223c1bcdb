import { createElement, forwardRef, type ReactNode } from 'react';

type Props = Record<string, any> & { children?: ReactNode };

const EVENTS = ['onClick', 'onChange', 'onTouchStart', 'onTouchMove', 'onTouchEnd', 'onFocus', 'onBlur', 'onLoad', 'onError', 'onScroll'];
const ATTRIBUTES = ['children', 'className', 'style', 'id', 'role', 'src', 'value', 'defaultValue', 'placeholder', 'disabled', 'type', 'alt', 'checked', 'readOnly'];
const passes = (name: string) => ATTRIBUTES.includes(name) || EVENTS.includes(name) || name.startsWith('data-') || name.startsWith('aria-');

/** Taro and taro-ui may give a style as text. */
function styleObject(style: unknown) {
  if (typeof style !== 'string') return style;
  const rules = style.split(';').map((rule) => rule.split(/:(.*)/s)).filter(([name, value]) => name && value);
  return Object.fromEntries(rules.map(([name, value]) => [name.startsWith('--') ? name : name.trim().replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), value.trim()]));
}

const standIn = (tag: string, adapt: (props: Props) => Props = (props) => props) =>
  forwardRef<any, Props>((props, ref) => {
    const kept = Object.fromEntries(Object.entries(adapt(props)).filter(([name]) => passes(name)));
    if ('style' in kept) kept.style = styleObject(kept.style);
    return createElement(tag, { ...kept, ref });
  });

/** DOM events in the shape of WeChat's: `event.detail.value`. */
const textField = ({ nativeProps, ...props }: Props): Props => {
  const withDetail = (handler?: (event: any) => void) => handler && ((event: any) => handler({ ...event, detail: { value: event.target.value } }));
  return { ...props, ...nativeProps, onChange: withDetail(props.onInput ?? props.onChange) ?? (() => undefined), onBlur: withDetail(props.onBlur) };
};

const toggle = (props: Props): Props => ({
  'aria-label': props['aria-label'],
  type: 'checkbox',
  role: 'switch',
  checked: props.checked,
  disabled: props.disabled,
  onChange: (event: any) => props.onChange?.({ detail: { value: event.target.checked } }),
});

/** A `selector` picker as a list box of its range; others as a plain text box. */
export const Picker = forwardRef<any, Props>(({ mode, range = [], value, onChange, children }, ref) => (
  <div ref={ref}>
    {children}
    {mode === 'selector' ? (
      <select data-testid="picker" value={value} onChange={(event) => onChange({ detail: { value: event.target.value } })}>
        {range.map((text: string, index: number) => <option key={text} value={index}>{text}</option>)}
      </select>
    ) : (
      <input data-testid="picker" value={value} onChange={(event) => onChange({ detail: { value: event.target.value } })} />
    )}
  </div>
));
Picker.displayName = 'Picker';

export const View = standIn('div');
export const Text = standIn('span');
export const Block = standIn('div');
export const Image = standIn('img');
export const Button = standIn('button');
export const Label = standIn('label');
export const Form = standIn('form');
export const ScrollView = standIn('div');
export const Swiper = standIn('div');
export const SwiperItem = standIn('div');
export const Canvas = standIn('canvas');
export const RichText = standIn('div');
export const RootPortal = standIn('div');
export const OpenData = standIn('span');
export const Navigator = standIn('a');
export const Switch = standIn('input', toggle);
export const Input = standIn('input', textField);
export const Textarea = standIn('textarea', textField);
