import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { a11y, Icon, Sheet } from '@/shared/ui';
import './privacy-consent.scss';

/** What the product does with personal data; the full text is the guide that WeChat shows from its own settings. */
const POINTS = [
  '为核对党员身份，我们使用您的手机号；名册中没有该号码时，还会使用您填写的姓名。',
  '手机号、身份证号加密保存，页面上只显示部分数字；查看完整信息须有权限并留下记录。',
  '党费的计缴基数加密保存，只有您本人、收缴书记和党费管理员能看到；交费记录按党费管理规定留存。',
  '您的积分和学习情况只对您本人及有职责的党务工作人员可见，不向其他党员公开。',
  '在“我的—设置”中可查看登录设备，退出登录或解除微信绑定。',
];

export interface PrivacyConsentProps {
  agreed: boolean;
  onChange: (agreed: boolean) => void;
}

/** Consent before a phone number is used; never ticked in advance. */
export function PrivacyConsent({ agreed, onChange }: PrivacyConsentProps) {
  const [reading, setReading] = useState(false);
  return (
    <View className="consent">
      <View className="consent__tick" onClick={() => onChange(!agreed)} {...a11y('checkbox', '我已阅读并同意个人信息保护说明')} {...{ 'aria-checked': String(agreed) }}>
        <View className={agreed ? 'consent__box consent__box--on' : 'consent__box'}>{agreed && <Icon name="check" tone="white" size="small" />}</View>
        <Text>我已阅读并同意</Text>
      </View>
      <Text className="consent__link" onClick={() => setReading(true)}>《个人信息保护说明》</Text>
      <Sheet open={reading} title="个人信息保护说明" onClose={() => setReading(false)}>
        <View className="consent__points">{POINTS.map((point, index) => <View key={point} className="consent__point">{`${index + 1}. ${point}`}</View>)}</View>
      </Sheet>
    </View>
  );
}
