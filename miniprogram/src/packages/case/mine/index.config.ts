export default definePageConfig({ navigationBarTitleText: '我的案例', enablePullDownRefresh: true });
