import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { SAFETY_TONES } from '@xianfeng/client-core';
import { SAFETY_STATES, type CaseDraft, type CaseSettings, type FileKind, type FileView, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { sizeText } from '@/features/cases/model/files';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { useUploads } from '@/features/cases/use-uploads';
import { environmentNow } from '@/shared/session';
import { a11y, ActionSheet, Card, Icon, ListRow, SectionTitle, StatusTag, Tag, toast } from '@/shared/ui';
import { CAPTION_MAX, CaptionSheet } from './caption-sheet';
import { UploadRows } from './upload-rows';

export interface FilesPartProps {
  editor: CaseEditor;
  /** Files that the server told of with the draft. */
  known: CaseDraft['files'];
  settings: CaseSettings;
}

type FileDeed = 'show' | 'caption' | 'cover' | 'remove';

/** Pictures, one of them the cover, and attachments. */
export function FilesPart({ editor: { content, change }, known, settings }: FilesPartProps) {
  const [views, setViews] = useState(() => new Map<Id, FileView>(known.map((file) => [file.id, file])));
  const [picked, setPicked] = useState<FileView | null>(null);
  const [captioned, setCaptioned] = useState<FileView | null>(null);
  const uploads = useUploads((file) => {
    setViews((before) => new Map(before).set(file.id, file));
    const caption = file.kind === 'image' ? '' : file.name.slice(0, CAPTION_MAX);
    change((now) => ({
      files: [...now.files, { fileId: file.id, kind: file.kind, caption }],
      coverFileId: now.coverFileId ?? (file.kind === 'image' ? file.id : null),
    }));
  });
  const of = (kind: FileKind) => content.files.filter((file) => file.kind === kind).flatMap(({ fileId }) => views.get(fileId) ?? []);
  const [images, attachments] = [of('image'), of('attachment')];

  const add = async (kind: FileKind) => {
    const max = kind === 'image' ? settings.imagesMax.value : settings.attachmentsMax.value;
    const room = max - of(kind).length - uploads.rows.filter((row) => row.kind === kind).length;
    const platform = environmentNow()?.platform;
    if (room <= 0) toast.info(kind === 'image' ? `图片最多 ${max} 张` : `附件最多 ${max} 个`);
    else if (platform) uploads.start(kind, await (kind === 'image' ? platform.chooseImages(room) : platform.chooseDocuments(room)));
  };
  const captionOf = (id: Id) => content.files.find(({ fileId }) => fileId === id)?.caption ?? '';
  const setCaption = (id: Id, caption: string) => change((now) => ({ files: now.files.map((file) => (file.fileId === id ? { ...file, caption } : file)) }));
  const remove = (id: Id) =>
    change({ files: content.files.filter(({ fileId }) => fileId !== id), coverFileId: content.coverFileId === id ? null : content.coverFileId });
  const act = (deed: FileDeed) => {
    setPicked(null);
    if (!picked) return;
    if (deed === 'remove') remove(picked.id);
    else if (deed === 'caption') setCaptioned(picked);
    else if (deed === 'cover') change({ coverFileId: picked.id });
    else if (picked.kind === 'image') void Taro.previewImage({ current: picked.url, urls: images.map(({ url }) => url) });
    else void environmentNow()?.platform.openDocument(picked.url);
  };

  return (
    <>
      <SectionTitle title="图片与附件" />
      <Card>
        <View className="edit__photos">
          {images.map((file) => (
            <View key={file.id} className="edit__photo-box" onClick={() => setPicked(file)} {...a11y('button', captionOf(file.id) || file.name)}>
              <View className="edit__photo">
                <Image className="edit__photo-picture" mode="aspectFill" src={file.thumbUrl ?? file.url} />
                {content.coverFileId === file.id && <View className="edit__photo-tag"><Tag tone="red">封面</Tag></View>}
                {file.safety !== 'pass' && <View className="edit__photo-state">{SAFETY_STATES[file.safety]}</View>}
              </View>
              <View className="edit__caption">{captionOf(file.id) || '未写说明'}</View>
            </View>
          ))}
          <View className="edit__photo edit__add" onClick={() => void add('image')} {...a11y('button', '添加图片')}>
            <Icon name="image" tone="grey" />
            <Text>{`图片 ${images.length}/${settings.imagesMax.value}`}</Text>
          </View>
        </View>
        <UploadRows uploads={uploads} kind="image" />
      </Card>
      <Card flush>
        {attachments.map((file) => (
          <ListRow
            key={file.id}
            icon="doc"
            title={file.name}
            note={sizeText(file.sizeBytes)}
            value={<StatusTag tone={SAFETY_TONES[file.safety]} text={SAFETY_STATES[file.safety]} />}
            onClick={() => setPicked(file)}
          />
        ))}
        <UploadRows uploads={uploads} kind="attachment" />
        <ListRow icon="attach" title="添加附件" note="PDF、Word、Excel、PPT" value={`${attachments.length}/${settings.attachmentsMax.value}`} onClick={() => void add('attachment')} />
      </Card>
      <ActionSheet<FileDeed>
        open={picked !== null}
        title={picked?.name ?? ''}
        actions={[
          { key: 'show', text: '查看' },
          ...(picked?.kind === 'image' ? [{ key: 'caption' as const, text: '写说明', note: '显示在图片下方，如时间、地点、在做什么' }] : []),
          ...(picked?.kind === 'image' && picked.id !== content.coverFileId ? [{ key: 'cover' as const, text: '设为封面', note: '案例列表和分享卡片上的图片，按 5:4 裁切' }] : []),
          { key: 'remove', text: '移除' },
        ]}
        onPick={act}
        onClose={() => setPicked(null)}
      />
      {captioned && (
        <CaptionSheet
          file={captioned}
          caption={captionOf(captioned.id)}
          onClose={() => setCaptioned(null)}
          onDone={(caption) => {
            setCaption(captioned.id, caption);
            setCaptioned(null);
          }}
        />
      )}
    </>
  );
}
