import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { AtModal } from 'taro-ui';
import { Button } from '../ui/button';
import { useStore } from '../store';
import { answerPrivacy, privacyRequest } from './privacy-request';

const AGREE_BUTTON = 'privacy-agree';

/** Asks for consent when WeChat says that an interface needs it; shows nothing elsewhere. */
export function PrivacyDialog() {
  const request = useStore(privacyRequest);
  if (process.env.TARO_ENV !== 'weapp' || !request) return null;
  return (
    <AtModal isOpened closeOnClickOverlay={false} className="xf-dialog">
      <View className="xf-dialog__panel">
        <View className="xf-dialog__title">个人信息保护提示</View>
        <View className="xf-dialog__body">
          <Text>此操作需要使用您的个人信息。请先阅读</Text>
          <Text className="xf-link" onClick={() => void Taro.openPrivacyContract()}>《个人信息保护指引》</Text>
          <Text>，同意后继续。</Text>
        </View>
        <View className="xf-dialog__actions">
          <Button block onClick={() => answerPrivacy({ event: 'disagree' })}>不同意</Button>
          <Button
            block
            kind="primary"
            id={AGREE_BUTTON}
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={() => answerPrivacy({ event: 'agree', buttonId: AGREE_BUTTON })}
          >
            同意
          </Button>
        </View>
      </View>
    </AtModal>
  );
}
