import { PaperClipOutlined } from '@ant-design/icons';
import type { FileView } from '@xianfeng/shared-types';
import { Flex, Image, Typography } from 'antd';

/** Bytes as people say them. */
export const sizeText = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

/** Pictures to look at and attachments to fetch. */
export function CaseFiles({ files }: { files: readonly (FileView & { caption: string })[] }) {
  const pictures = files.filter(({ kind }) => kind === 'image');
  const attachments = files.filter(({ kind }) => kind === 'attachment');
  if (files.length === 0) return null;
  return (
    <section className="case-text">
      <h3>图片与附件</h3>
      <Image.PreviewGroup>
        <Flex wrap gap={12}>
          {pictures.map(({ id, url, thumbUrl, caption, name }) => (
            <figure key={id} style={{ margin: 0, width: 160 }}>
              <Image src={thumbUrl ?? url} preview={{ src: url }} alt={caption || name} width={160} height={128} style={{ objectFit: 'cover', borderRadius: 6 }} />
              <Typography.Text type="secondary" ellipsis={{ tooltip: caption }} style={{ display: 'block', fontSize: 12 }}>
                {caption}
              </Typography.Text>
            </figure>
          ))}
        </Flex>
      </Image.PreviewGroup>
      {attachments.map(({ id, url, name, sizeBytes, caption }) => (
        <div key={id}>
          <a href={url} download={name}>
            <PaperClipOutlined aria-hidden /> {name}
          </a>
          <Typography.Text type="secondary">{` ${sizeText(sizeBytes)}${caption ? ` · ${caption}` : ''}`}</Typography.Text>
        </div>
      ))}
    </section>
  );
}
