import type { CaseDetail } from '@xianfeng/shared-types';
import { Descriptions, Tag } from 'antd';
import { dateTimeText } from '@/shared/format';
import { Section } from '@/shared/ui';

/** Whose it is and what it is about. */
export function CaseFacts({ item: { orgName, authors, categoryName, tags, wordCount, visibility, publishedAt } }: { item: CaseDetail }) {
  return (
    <Section title="基本情况" size="small">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'org', label: '组织', children: orgName },
          { key: 'authors', label: '作者', children: authors.map(({ name }) => name).join('、') },
          { key: 'category', label: '分类', children: categoryName },
          { key: 'tags', label: '标签', children: tags.length > 0 ? tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : '无' },
          { key: 'words', label: '字数', children: `${wordCount} 字` },
          { key: 'visibility', label: '公开范围', children: visibility === 'public' ? '公开摘要' : '仅限党员' },
          { key: 'published', label: '发布时间', children: publishedAt ? dateTimeText(publishedAt) : '未发布' },
        ]}
      />
    </Section>
  );
}
