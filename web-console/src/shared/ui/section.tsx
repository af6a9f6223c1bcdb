import { Card, type CardProps } from 'antd';

interface Props extends Omit<CardProps, 'title'> {
  title: string;
}

/** A part of a page under a heading that screen readers find too. */
export function Section({ title, ...rest }: Props) {
  return <Card {...rest} title={<h2 style={{ font: 'inherit', margin: 0 }}>{title}</h2>} />;
}
