export default definePageConfig({ navigationBarTitleText: '月度工作', enablePullDownRefresh: true });
