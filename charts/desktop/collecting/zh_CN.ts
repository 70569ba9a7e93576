<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diaoyan::CollectPage</name>
    <message>
        <source>No survey is open</source>
        <translation>没有打开的调查</translation>
    </message>
    <message>
        <source>Open a survey, or make a new one, to collect answers for it.</source>
        <translation>打开或新建一个调查，就可以收集答卷。</translation>
    </message>
    <message>
        <source>The survey has no questionnaire yet</source>
        <translation>这个调查还没有问卷</translation>
    </message>
    <message>
        <source>Add one on the page &quot;Questionnaire&quot;; then it can be answered on phones.</source>
        <translation>请先在“问卷”页添加问卷，然后就能在手机上填写。</translation>
    </message>
    <message>
        <source>Answers are being collected; phones can no longer hand in.</source>
        <translation>正在收集答卷；停止后手机不能再提交。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>没有在收集</translation>
    </message>
    <message>
        <source>Running, but the questionnaires are not open: see the settings</source>
        <translation>已启动，但问卷没有开放：见“设置”</translation>
    </message>
    <message>
        <source>Collecting answers</source>
        <translation>正在收集答卷</translation>
    </message>
    <message>
        <source>&amp;Start collecting</source>
        <translation>开始收集(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop collecting</source>
        <translation>停止收集(&amp;S)</translation>
    </message>
    <message>
        <source>This file can only be read</source>
        <translation>这个文件只能读，不能改</translation>
    </message>
    <message>
        <source>Password: the one that you chose</source>
        <translation>管理密码：您自己设定的那个</translation>
    </message>
    <message>
        <source>Password for this time: %1</source>
        <translation>本次的管理密码：%1</translation>
    </message>
    <message>
        <source>Use another port</source>
        <translation>换一个端口</translation>
    </message>
    <message>
        <source>Handed out so far: %1 codes, %2 of them used</source>
        <translation>已发出 %1 个填写码，其中 %2 个已使用</translation>
    </message>
    <message>
        <source>The settings are kept. Phones follow within seconds.</source>
        <translation>设置已保存，几秒钟后手机上就会生效。</translation>
    </message>
    <message>
        <source>Last one seen at %1</source>
        <translation>最近一份：%1</translation>
    </message>
    <message>
        <source>%1 of %2 expected</source>
        <translation>已收 %1 份，应收 %2 份</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>已收 %1 份</translation>
    </message>
    <message>
        <source>%1 codes are written to %2. They are nowhere else: keep the file safe.</source>
        <translation>已写出 %1 个填写码：%2。填写码只在这个文件里，请妥善保管。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写出：%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收集</translation>
    </message>
    <message>
        <source>&amp;Phones on the same network may answer</source>
        <translation>同一网络的手机也能填写(&amp;P)</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>The questionnaires are answered in the browser of a phone or computer. This computer takes the answers while it is collecting; they go straight into the survey file.</source>
        <translation>答卷人用手机或电脑的浏览器填写。收集期间由这台电脑接收，答卷直接存入调查文件。</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>Questionnaire of the address</source>
        <translation>网址对应的问卷</translation>
    </message>
    <message>
        <source>Address of the questionnaire</source>
        <translation>问卷网址</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Only this computer can open this address. To let phones in, stop, tick &quot;Phones on the same network may answer&quot; and start again.</source>
        <translation>只有这台电脑能打开这个网址。要让手机填写，请停止收集，勾选“同一网络的手机也能填写”，再重新开始。</translation>
    </message>
    <message>
        <source>Open the &amp;organiser&apos;s pages</source>
        <translation>打开管理页面(&amp;O)</translation>
    </message>
    <message>
        <source>What has come in</source>
        <translation>回收情况</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>To hand out</source>
        <translation>印发材料</translation>
    </message>
</context>
<context>
    <name>diaoyan::CollectionForm</name>
    <message>
        <source>Who may answer</source>
        <translation>谁可以填写</translation>
    </message>
    <message>
        <source>&amp;Apply the settings</source>
        <translation>保存设置(&amp;A)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Ends &amp;by itself</source>
        <translation>到时自动截止(&amp;B)</translation>
    </message>
    <message>
        <source>When the collection ends</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>&amp;Questionnaires are</source>
        <translation>问卷状态(&amp;Q)</translation>
    </message>
    <message>
        <source>Words before the questions, in Chinese</source>
        <translation>问卷前的话（中文）</translation>
    </message>
    <message>
        <source>Words before the questions, in English</source>
        <translation>问卷前的话（英文）</translation>
    </message>
    <message>
        <source>The organiser&apos;s web pages show no figures of fewer answers</source>
        <translation>答卷少于这个份数，管理页面不显示结果</translation>
    </message>
    <message>
        <source>Words and the organiser&apos;s pages</source>
        <translation>问卷前的话与管理页面</translation>
    </message>
    <message>
        <source>&amp;Fewest answers that are shown</source>
        <translation>显示结果的最少份数(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新的管理密码(&amp;N)</translation>
    </message>
    <message>
        <source>One is made at every start</source>
        <translation>未设定，每次启动时自动生成</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>不填则不变</translation>
    </message>
    <message>
        <source>Anyone with the address</source>
        <translation>任何知道网址的人</translation>
    </message>
    <message>
        <source>By school links</source>
        <translation>凭学校链接</translation>
    </message>
    <message>
        <source>With one-time codes</source>
        <translation>凭一次性填写码</translation>
    </message>
    <message>
        <source>Must agree first</source>
        <translation>须先同意</translation>
    </message>
    <message>
        <source>Words that must be agreed to before the first question</source>
        <translation>填写前须同意的同意书</translation>
    </message>
    <message>
        <source>Words…</source>
        <translation>内容…</translation>
    </message>
    <message>
        <source>Edit the words to agree to</source>
        <translation>编辑同意书</translation>
    </message>
    <message>
        <source>Words to agree to</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>In Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>The end has passed already. Choose a later one, or close the questionnaires.</source>
        <translation>截止时间已经过去。请另选时间，或把问卷状态改为“截止”。</translation>
    </message>
    <message>
        <source>A password has at least %1 letters.</source>
        <translation>密码至少 %1 个字。</translation>
    </message>
</context>
<context>
    <name>diaoyan::HandoutPanel</name>
    <message>
        <source>&amp;Questionnaire</source>
        <translation>问卷(&amp;Q)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>网址(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Poster…</source>
        <translation>海报(&amp;P)…</translation>
    </message>
    <message>
        <source>A page with a large QR code, for the notice board.</source>
        <translation>一页大二维码，贴在公告栏。</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>&amp;Links of schools…</source>
        <translation>各校链接(&amp;L)…</translation>
    </message>
    <message>
        <source>A link for each school, as a table, or as posters with a page each.</source>
        <translation>每校一个链接：写成表格，或每校一页海报。</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Questionnaire on pap&amp;er…</source>
        <translation>纸质问卷(&amp;E)…</translation>
    </message>
    <message>
        <source>To be filled in by hand.</source>
        <translation>打印出来手工填写。</translation>
    </message>
    <message>
        <source>As many as the roster says</source>
        <translation>按名册的应答人数</translation>
    </message>
    <message>
        <source>For each school</source>
        <translation>每校</translation>
    </message>
    <message>
        <source>In all, for any school</source>
        <translation>一共，不分学校</translation>
    </message>
    <message>
        <source>How many codes</source>
        <translation>要多少填写码</translation>
    </message>
    <message>
        <source>Number of codes</source>
        <translation>填写码个数</translation>
    </message>
    <message>
        <source>One-time codes</source>
        <translation>一次性填写码</translation>
    </message>
    <message>
        <source>&amp;Codes…</source>
        <translation>填写码(&amp;C)…</translation>
    </message>
    <message>
        <source>Slips to cut apart; each code lets one person answer once. Codes are only on these slips.</source>
        <translation>裁开分发的纸条，每码填写一次。填写码只印在纸条上，程序不留原码。</translation>
    </message>
</context>
<context>
    <name>diaoyan::QrView</name>
    <message>
        <source>QR code of %1</source>
        <translation>二维码：%1</translation>
    </message>
</context>
</TS>
