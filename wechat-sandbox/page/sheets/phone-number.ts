import { el } from '../dom.js';
import { sheet } from '../overlay.js';
import { appIcon } from '../screens/parts.js';

const masked = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(7)}`;

/** The consent to give a phone number: the bound one or another; null when the user refuses. */
export function phoneNumberSheet(appName: string, bound: string): Promise<string | null> {
  return sheet<string | null>((close) => {
    const other = el('input', {
      class: 'field',
      type: 'tel',
      inputmode: 'numeric',
      maxlength: 11,
      placeholder: '请输入手机号',
      testid: 'phone-other-input',
      hidden: true,
    });
    const useOther = () => {
      other.hidden = false;
      other.focus();
    };
    const allow = () => {
      const phone = other.hidden ? bound : other.value;
      if (/^1\d{10}$/.test(phone)) close(phone);
      else other.classList.add('field-wrong');
    };
    return el(
      'div',
      { class: 'sheet', testid: 'phone-sheet' },
      el('div', { class: 'sheet-app' }, appIcon(appName, 'app-icon-small'), appName, ' 申请'),
      el('h2', {}, '获取并验证你的手机号'),
      el('div', { class: 'number' }, el('strong', {}, masked(bound)), el('small', {}, '微信绑定号码')),
      el('button', { class: 'link', testid: 'phone-other', onclick: useOther }, '使用其它号码'),
      other,
      el(
        'div',
        { class: 'sheet-buttons' },
        el('button', { class: 'button', testid: 'phone-deny', onclick: () => close(null) }, '不允许'),
        el('button', { class: 'button button-primary', testid: 'phone-allow', onclick: allow }, '允许'),
      ),
    );
  }, null);
}
