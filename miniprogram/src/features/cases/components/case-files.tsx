import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { FileView } from '@xianfeng/shared-types';
import { environmentNow } from '@/shared/session';
import { a11y, Card, ListRow, SectionTitle } from '@/shared/ui';
import { sizeText } from '../model/files';
import './case-files.scss';

/** Pictures, a tap shows them large, and attachments. */
export function CaseFiles({ files }: { files: (FileView & { caption: string })[] }) {
  const images = files.filter(({ kind }) => kind === 'image');
  const attachments = files.filter(({ kind }) => kind === 'attachment');
  const urls = images.map(({ url }) => url);
  return (
    <>
      {images.length > 0 && (
        <View className="case-files">
          {images.map(({ id, url, thumbUrl, caption, name }) => (
            <View key={id} className="case-files__item" onClick={() => void Taro.previewImage({ current: url, urls })} {...a11y('button', `查看图片 ${caption || name}`)}>
              <Image className="case-files__picture" mode="aspectFill" src={thumbUrl ?? url} lazyLoad />
              {caption && <View className="case-files__caption">{caption}</View>}
            </View>
          ))}
        </View>
      )}
      {attachments.length > 0 && (
        <>
          <SectionTitle title="附件" />
          <Card flush>
            {attachments.map(({ id, name, sizeBytes, url }) => (
              <ListRow key={id} icon="doc" title={name} note={sizeText(sizeBytes)} onClick={() => void environmentNow()?.platform.openDocument(url)} />
            ))}
          </Card>
        </>
      )}
    </>
  );
}
