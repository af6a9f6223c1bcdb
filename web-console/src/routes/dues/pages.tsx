import { AuditOutlined, BookOutlined, CalculatorOutlined, CloudUploadOutlined, FundOutlined, NotificationOutlined, ShoppingOutlined, SolutionOutlined, TransactionOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const duesPages: PageDef[] = [
  { path: '/dues/collection', needs: ['dues:report'], menu: { section: 'dues', label: '收缴情况', icon: <FundOutlined /> }, load: () => import('./collection/collection-page') },
  { path: '/dues/members/:id', needs: ['dues:report'], load: () => import('./member/member-dues-page') },
  {
    path: '/dues/requests',
    needs: ['dues:report', 'dues:collect'],
    menu: { section: 'dues', label: '党费事项', icon: <SolutionOutlined /> },
    load: () => import('./requests/requests-page'),
  },
  { path: '/dues/fixings', needs: ['dues:collect'], menu: { section: 'dues', label: '党费核定', icon: <CalculatorOutlined /> }, load: () => import('./fixing/fixing-page') },
  { path: '/dues/fixings/imports/:id', needs: ['dues:fix'], load: () => import('./fixing/fixing-import-page') },
  {
    path: '/dues/payments',
    needs: ['dues:collect', 'dues:confirm-cash', 'dues:finance'],
    menu: { section: 'dues', label: '收款与退款', icon: <TransactionOutlined /> },
    load: () => import('./payments/payments-page'),
  },
  { path: '/dues/reconciliation', needs: ['dues:finance'], menu: { section: 'dues', label: '党费对账', icon: <AuditOutlined /> }, load: () => import('./reconciliation/reconciliation-page') },
  { path: '/dues/books', needs: ['dues:report'], menu: { section: 'dues', label: '党费账目', icon: <BookOutlined /> }, load: () => import('./books/books-page') },
  { path: '/dues/remittances', needs: ['dues:report'], menu: { section: 'dues', label: '党费上缴', icon: <CloudUploadOutlined /> }, load: () => import('./remittances/remittances-page') },
  { path: '/dues/uses', needs: ['dues:report'], menu: { section: 'dues', label: '党费使用', icon: <ShoppingOutlined /> }, load: () => import('./uses/uses-page') },
  { path: '/dues/publications', needs: ['dues:report'], menu: { section: 'dues', label: '党费公示', icon: <NotificationOutlined /> }, load: () => import('./publications/publications-page') },
  { path: '/dues/publications/:id', needs: ['dues:report'], load: () => import('./publications/publication-page') },
];
