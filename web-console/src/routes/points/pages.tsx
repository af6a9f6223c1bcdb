import { AccountBookOutlined, CalendarOutlined, FileTextOutlined, QuestionCircleOutlined, SendOutlined, TrophyOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

const ruleEditor = () => import('./rules/rule-editor-page');
const appeals = () => import('./appeals/appeals-page');
const months = () => import('./months/months-page');

export const pointPages: PageDef[] = [
  { path: '/points/rules', needs: ['point:rule'], menu: { section: 'points', label: '积分规则', icon: <TrophyOutlined /> }, load: () => import('./rules/rules-page') },
  { path: '/points/rules/new', needs: ['point:rule'], load: ruleEditor },
  { path: '/points/rules/:code', needs: ['point:rule'], load: () => import('./rules/rule-page') },
  { path: '/points/rules/:code/revise', needs: ['point:rule'], load: ruleEditor },
  {
    path: '/points/ledger',
    needs: ['point:read-branch'],
    menu: { section: 'points', label: '积分台账', icon: <AccountBookOutlined /> },
    load: () => import('./ledger/ledger-page'),
  },
  { path: '/points/appeals', needs: ['point:answer-appeal'], menu: { section: 'points', label: '积分申诉', icon: <QuestionCircleOutlined /> }, load: appeals },
  { path: '/points/appeals/:id', needs: ['point:answer-appeal'], load: appeals },
  { path: '/points/months', needs: ['ranking:close'], menu: { section: 'points', label: '月度结账', icon: <CalendarOutlined /> }, load: months },
  { path: '/points/months/:month', needs: ['ranking:close'], load: months },
  {
    path: '/points/bulletins',
    needs: ['bulletin:edit', 'bulletin:approve'],
    menu: { section: 'points', label: '月度通报', icon: <FileTextOutlined /> },
    load: () => import('./bulletins/bulletins-page'),
  },
  { path: '/points/bulletins/:id', needs: ['bulletin:edit', 'bulletin:approve'], load: () => import('./bulletins/bulletin-page') },
  {
    path: '/points/deliveries',
    needs: ['delivery:read'],
    menu: { section: 'points', label: '消息送达', icon: <SendOutlined /> },
    load: () => import('./deliveries/deliveries-page'),
  },
];
