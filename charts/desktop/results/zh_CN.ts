<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FilterWords</name>
    <message>
        <source>Only some answers: %1</source>
        <translation>只含部分答卷：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::CompareControls</name>
    <message>
        <source>Schools</source>
        <translation>各学校</translation>
    </message>
    <message>
        <source>Groups of schools</source>
        <translation>学校分组</translation>
    </message>
    <message>
        <source>Groups by an answer</source>
        <translation>按某题的回答分组</translation>
    </message>
    <message>
        <source>Teachers, parents, students</source>
        <translation>教师、家长、学生</translation>
    </message>
    <message>
        <source>Two surveys, earlier and later</source>
        <translation>前后两期调查</translation>
    </message>
    <message>
        <source>Which groups</source>
        <translation>哪些组</translation>
    </message>
    <message>
        <source>It was earlier</source>
        <translation>它是前一期</translation>
    </message>
    <message>
        <source>It was later</source>
        <translation>它是后一期</translation>
    </message>
    <message>
        <source>When the other survey was</source>
        <translation>另一期的先后</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>比较谁(&amp;W)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>On w&amp;hat</source>
        <translation>比什么(&amp;H)</translation>
    </message>
    <message>
        <source>As on the roster</source>
        <translation>按名册</translation>
    </message>
    <message>
        <source>Highest first</source>
        <translation>从高到低</translation>
    </message>
    <message>
        <source>By means</source>
        <translation>比均值</translation>
    </message>
    <message>
        <source>By ranks</source>
        <translation>比名次</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>置信度(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Fewest answers</source>
        <translation>最少人数(&amp;F)</translation>
    </message>
    <message>
        <source>Order of &amp;schools</source>
        <translation>学校次序(&amp;S)</translation>
    </message>
    <message>
        <source>Several &amp;tests</source>
        <translation>多次检验(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Pairs of groups</source>
        <translation>两两比较(&amp;P)</translation>
    </message>
    <message>
        <source>Groups with fewer valid answers are listed without results.</source>
        <translation>有效作答少于这个人数的组只列出，不显示结果。</translation>
    </message>
    <message>
        <source>How p values are corrected where several tests are made at once.</source>
        <translation>同时作多次检验时，p 值怎样校正。</translation>
    </message>
    <message>
        <source>Choose the &amp;other survey…</source>
        <translation>选另一期的调查文件(&amp;O)…</translation>
    </message>
    <message>
        <source>The survey file of the other wave; it is read only.</source>
        <translation>另一期的调查文件；只读取，不改动。</translation>
    </message>
    <message>
        <source>Choose the other survey</source>
        <translation>选另一期的调查文件</translation>
    </message>
    <message>
        <source>The other survey: %1</source>
        <translation>另一期：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::ComparePage</name>
    <message>
        <source>&amp;Import answers</source>
        <translation>导入答卷(&amp;I)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>O&amp;ptions</source>
        <translation>选项(&amp;P)</translation>
    </message>
    <message>
        <source>Confidence, fewest answers, order, corrections</source>
        <translation>置信度、最少人数、次序、校正</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间图</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗图</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Make-up</source>
        <translation>构成图</translation>
    </message>
    <message>
        <source>Box plot</source>
        <translation>箱线图</translation>
    </message>
    <message>
        <source>Slopes</source>
        <translation>坡度图</translation>
    </message>
    <message>
        <source>Tables and tests</source>
        <translation>表格与检验</translation>
    </message>
    <message>
        <source>On&amp;ly these answers</source>
        <translation>只看这些答卷(&amp;L)</translation>
    </message>
    <message>
        <source>Shows all pages with the answers of this group alone</source>
        <translation>各页都只显示这一组的答卷</translation>
    </message>
    <message>
        <source>Pick none</source>
        <translation>取消点选</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey, or make a new one, on the start page.</source>
        <translation>请在开始页打开或新建一个调查。</translation>
    </message>
    <message>
        <source>The answers are being read…</source>
        <translation>正在读取答卷……</translation>
    </message>
    <message>
        <source>There are no answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Import a file of answers, or collect them on the page &quot;Collect&quot;.</source>
        <translation>请导入答卷文件，或在“收集”页收集答卷。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较……</translation>
    </message>
    <message>
        <source>Comparing, with the tests…</source>
        <translation>正在比较并检验……</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Choose a view, or something else to compare, to go on.</source>
        <translation>要继续，请点一种图表，或另选要比较的内容。</translation>
    </message>
    <message>
        <source>A funnel compares schools or groups on one question.</source>
        <translation>漏斗图用来比较各校或各组在一道题上的比例。</translation>
    </message>
    <message>
        <source>A heat map puts several questions beside several groups, roles or surveys.</source>
        <translation>热力图把几道题与几组人、几类对象或两期调查对照起来。</translation>
    </message>
    <message>
        <source>Slopes go from one survey to another, or from role to role.</source>
        <translation>坡度图用来比较两期调查，或几类对象。</translation>
    </message>
    <message>
        <source>This figure compares one thing at a time: choose one question.</source>
        <translation>这种图一次只比较一方面：请选一道题。</translation>
    </message>
    <message>
        <source>Choose the option whose share is to be compared.</source>
        <translation>请选定比较哪个选项的比例。</translation>
    </message>
    <message>
        <source>Choose it with the button above; it is only read.</source>
        <translation>请用上方的按钮选择；只读取，不改动那个文件。</translation>
    </message>
    <message>
        <source>Choose something else to compare, or another question.</source>
        <translation>请另选比较的对象或题目。</translation>
    </message>
    <message>
        <source>There is no table of this; the figures above can be had.</source>
        <translation>这样的比较没有表格；可以看上面的图。</translation>
    </message>
    <message>
        <source>The answers are weighted; the figure shows unweighted numbers. The tables have both.</source>
        <translation>答卷已加权；图中的数字未加权，表格两种都有。</translation>
    </message>
    <message>
        <source>The survey file of the other wave</source>
        <translation>另一期的调查文件</translation>
    </message>
    <message>
        <source>Survey files (*.survey)</source>
        <translation>调查文件 (*.survey)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>diaoyan::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;Add filter</source>
        <translation>添加筛选(&amp;A)</translation>
    </message>
    <message>
        <source>Clear a&amp;ll</source>
        <translation>全部清除(&amp;L)</translation>
    </message>
    <message>
        <source>For looking only: the report uses all answers.</source>
        <translation>筛选只用于查看，报告仍使用全部答卷。</translation>
    </message>
    <message>
        <source>No answers fit this filter. Take a condition away.</source>
        <translation>没有符合条件的答卷，请去掉一个条件。</translation>
    </message>
    <message>
        <source>%1 %2 / %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
    <message>
        <source>   </source>
        <translation>&#x3000;</translation>
    </message>
    <message>
        <source>Take this condition away</source>
        <translation>去掉这个条件</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>去掉：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::FilterChoiceModel</name>
    <message>
        <source>%1 (%2 chosen)</source>
        <translation>%1（已选%2项）</translation>
    </message>
</context>
<context>
    <name>diaoyan::FilterMenu</name>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Search schools, questions, options</source>
        <translation>搜索学校、题目、选项</translation>
    </message>
    <message>
        <source>What to filter by</source>
        <translation>按什么筛选</translation>
    </message>
</context>
<context>
    <name>diaoyan::ImportsModel</name>
    <message>
        <source>Collected on the web</source>
        <translation>网上收集</translation>
    </message>
    <message>
        <source>Entered from paper</source>
        <translation>纸质问卷录入</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读入行数</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
</context>
<context>
    <name>diaoyan::ImportsView</name>
    <message>
        <source>What was refused</source>
        <translation>未能读入的内容</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Nothing was refused in this import.</source>
        <translation>这次导入没有拒收任何内容。</translation>
    </message>
    <message>
        <source>Row left out: %1</source>
        <translation>整行未读入：%1</translation>
    </message>
    <message>
        <source>Answer left out: %1</source>
        <translation>单个回答未读入：%1</translation>
    </message>
    <message>
        <source>What this import could not take:</source>
        <translation>这次导入未能读入的内容：</translation>
    </message>
    <message>
        <source>What this import could not take (the first %1):</source>
        <translation>这次导入未能读入的内容（前%1条）：</translation>
    </message>
</context>
<context>
    <name>diaoyan::OverviewCard</name>
    <message>
        <source>%1 of them valid</source>
        <translation>其中有效%1份</translation>
    </message>
    <message>
        <source>Return rate %1 of %2 issued</source>
        <translation>回收率%1（发放%2份）</translation>
    </message>
    <message>
        <source>Return rate %1 (%2 of %3 issued)</source>
        <translation>回收率%1（%2 / 发放%3份）</translation>
    </message>
    <message>
        <source>Number issued not known: no return rate</source>
        <translation>发放数未知，没有回收率</translation>
    </message>
    <message>
        <source>From %1 of %2 schools</source>
        <translation>%2所学校中有%1所回收</translation>
    </message>
    <message>
        <source>Latest answers</source>
        <translation>最近一次答卷</translation>
    </message>
    <message>
        <source>%1 imports in all</source>
        <translation>共导入%1次</translation>
    </message>
</context>
<context>
    <name>diaoyan::OverviewPage</name>
    <message>
        <source>&amp;Import answers</source>
        <translation>导入答卷(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Collect answers</source>
        <translation>收集答卷(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Schools</source>
        <translation>各校回收(&amp;S)</translation>
    </message>
    <message>
        <source>Return rates as a &amp;figure</source>
        <translation>回收率图(&amp;F)</translation>
    </message>
    <message>
        <source>I&amp;mports</source>
        <translation>导入记录(&amp;M)</translation>
    </message>
    <message>
        <source>No list of schools</source>
        <translation>还没有学校名册</translation>
    </message>
    <message>
        <source>Enter the schools and how many questionnaires each was given, and return rates appear here.</source>
        <translation>填好学校和各校的发放份数，这里就会显示回收率。</translation>
    </message>
    <message>
        <source>&amp;Enter schools</source>
        <translation>填写学校名册(&amp;E)</translation>
    </message>
    <message>
        <source>Whose return rates</source>
        <translation>看谁的回收率</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Import a file of answers, or collect them on the web: return rates appear here at once.</source>
        <translation>导入答卷文件，或在网上收集答卷，回收率会立即显示在这里。</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey file, or begin a new survey.</source>
        <translation>请打开调查文件，或新建一项调查。</translation>
    </message>
    <message>
        <source>%1 questionnaires</source>
        <translation>%1份问卷</translation>
    </message>
    <message>
        <source>%1 schools</source>
        <translation>%1所学校</translation>
    </message>
    <message>
        <source>can be read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>and %1 more of this kind</source>
        <translation>另有%1处同类问题</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionControls</name>
    <message>
        <source>&amp;Figure</source>
        <translation>图形(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>分组(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>顺序(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Percentages in the table</source>
        <translation>表中百分比(&amp;P)</translation>
    </message>
    <message>
        <source>Most chosen first</source>
        <translation>从多到少</translation>
    </message>
    <message>
        <source>As on the questionnaire</source>
        <translation>按问卷顺序</translation>
    </message>
    <message>
        <source>&amp;Error bars</source>
        <translation>误差线(&amp;E)</translation>
    </message>
    <message>
        <source>Filter the answers</source>
        <translation>筛选答卷</translation>
    </message>
    <message>
        <source>Copy the figure as a picture</source>
        <translation>把图复制为图片</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>保存这张图</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionTree</name>
    <message>
        <source>%1 rows</source>
        <translation>%1行</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1人作答</translation>
    </message>
    <message>
        <source>Most: %1</source>
        <translation>最多：%1</translation>
    </message>
</context>
<context>
    <name>diaoyan::QuestionsPage</name>
    <message>
        <source>&amp;Read the answers</source>
        <translation>阅读答卷原文(&amp;R)</translation>
    </message>
    <message>
        <source>Search questions (Ctrl+F)</source>
        <translation>搜索题目（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search questions</source>
        <translation>搜索题目</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No question, option or number holds these words.</source>
        <translation>没有题目、选项或题号含有这些字。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Choose a question to go on.</source>
        <translation>选择一道题，继续查看。</translation>
    </message>
    <message>
        <source>No questionnaire yet</source>
        <translation>还没有问卷</translation>
    </message>
    <message>
        <source>Write one, or import a file of answers: it brings its questions.</source>
        <translation>请编写问卷，或导入答卷文件，题目会随之带入。</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey file, or begin a new survey.</source>
        <translation>请打开调查文件，或新建一项调查。</translation>
    </message>
    <message>
        <source>Reading the answers</source>
        <translation>正在读取答卷</translation>
    </message>
    <message>
        <source>No answers to this questionnaire yet</source>
        <translation>这份问卷还没有答卷</translation>
    </message>
    <message>
        <source>Import a file of answers, or collect them on the web.</source>
        <translation>请导入答卷文件，或在网上收集答卷。</translation>
    </message>
    <message>
        <source>No answers fit the filter</source>
        <translation>没有符合筛选条件的答卷</translation>
    </message>
    <message>
        <source>Take a condition of the filter away.</source>
        <translation>请去掉一个筛选条件。</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>No figure: %1</source>
        <translation>没有图：%1</translation>
    </message>
    <message>
        <source>No table: %1</source>
        <translation>没有表：%1</translation>
    </message>
    <message>
        <source>The answers are weighted; the figure shows unweighted numbers.</source>
        <translation>答卷已加权，图中的数字未加权。</translation>
    </message>
    <message>
        <source>%1 of %2 wrote something. Their words stand in the answer sheets.</source>
        <translation>%2份答卷中有%1份写了内容，原文见“答卷明细”。</translation>
    </message>
</context>
<context>
    <name>diaoyan::ResultBoard</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Being worked out</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>There is nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
</context>
<context>
    <name>diaoyan::ReturnsModel</name>
    <message>
        <source>Returned: %1</source>
        <translation>回收：%1份</translation>
    </message>
    <message>
        <source>Valid: %1</source>
        <translation>有效：%1份</translation>
    </message>
    <message>
        <source>The school list does not say how many were issued: there is no rate.</source>
        <translation>名册没有给出发放数，不能计算回收率。</translation>
    </message>
    <message>
        <source>Issued: %1</source>
        <translation>发放：%1份</translation>
    </message>
    <message>
        <source>Return rate: %1</source>
        <translation>回收率：%1</translation>
    </message>
    <message>
        <source>More came back than were issued: check the numbers of the school list.</source>
        <translation>回收数多于发放数，请核对名册中的发放数。</translation>
    </message>
    <message>
        <source>Nothing came back from this school.</source>
        <translation>这所学校没有回收到任何问卷。</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>回收%1份</translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation>%1 / %2&#x3000;%3</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
</context>
<context>
    <name>diaoyan::ReturnsTable</name>
    <message>
        <source>No school fits what is searched for.</source>
        <translation>没有符合条件的学校。</translation>
    </message>
    <message>
        <source>Search schools</source>
        <translation>搜索学校</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Returned questionnaires by school</source>
        <translation>各校问卷回收情况</translation>
    </message>
    <message>
        <source>Double click a school to look at its answers only</source>
        <translation>双击一所学校，只看这所学校的答卷</translation>
    </message>
    <message>
        <source>%1 schools</source>
        <translation>%1所学校</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部学段</translation>
    </message>
</context>
<context>
    <name>diaoyan::SatisfactionControls</name>
    <message>
        <source>&amp;Keep as the survey&apos;s own</source>
        <translation>定为本调查的口径(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Respondents</source>
        <translation>对象(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>题目(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Split by</source>
        <translation>分组(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Definition</source>
        <translation>口径(&amp;D)</translation>
    </message>
    <message>
        <source>This survey file can only be read.</source>
        <translation>这个调查文件只能读取。</translation>
    </message>
    <message>
        <source>This is the survey&apos;s own definition already.</source>
        <translation>这已经是本调查所用的口径。</translation>
    </message>
    <message>
        <source>All pages then use this definition unless another is chosen. It can be undone.</source>
        <translation>没有另选口径时，各页以后都用它；可以撤销。</translation>
    </message>
</context>
<context>
    <name>diaoyan::SatisfactionPage</name>
    <message>
        <source>&amp;Import answers</source>
        <translation>导入答卷(&amp;I)</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Other definitions</source>
        <translation>换一种口径</translation>
    </message>
    <message>
        <source>What it goes with</source>
        <translation>与什么有关</translation>
    </message>
    <message>
        <source>No survey is open</source>
        <translation>还没有打开调查</translation>
    </message>
    <message>
        <source>Open a survey, or make a new one, on the start page.</source>
        <translation>请在开始页打开或新建一个调查。</translation>
    </message>
    <message>
        <source>The answers are being read…</source>
        <translation>正在读取答卷……</translation>
    </message>
    <message>
        <source>There are no answers yet</source>
        <translation>还没有答卷</translation>
    </message>
    <message>
        <source>Import a file of answers, or collect them on the page &quot;Collect&quot;.</source>
        <translation>请导入答卷文件，或在“收集”页收集答卷。</translation>
    </message>
    <message>
        <source>No questionnaire has a scale</source>
        <translation>没有一份问卷有量表题</translation>
    </message>
    <message>
        <source>Rates of satisfaction are made of questions whose options form a scale, from very satisfied to very dissatisfied. A question can be made a scale on the page &quot;Questionnaire&quot;.</source>
        <translation>满意率由选项从“非常满意”到“非常不满意”的量表题算出。可以在“问卷”页把一道题改为量表题。</translation>
    </message>
    <message>
        <source>No option is ticked</source>
        <translation>还没有勾选选项</translation>
    </message>
    <message>
        <source>Tick the options that are to count as satisfied.</source>
        <translation>请勾选哪些选项算作满意。</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Choose a view or a question to go on.</source>
        <translation>要继续，请点一种图表或另选题目。</translation>
    </message>
    <message>
        <source>Unweighted: every answer sheet counts as one.</source>
        <translation>未加权：每份答卷计1份。</translation>
    </message>
    <message>
        <source>The answers are weighted; this figure shows unweighted numbers, the tables both.</source>
        <translation>答卷已加权；这张图的数字未加权，表格两种都有。</translation>
    </message>
    <message>
        <source>Weighted: %1</source>
        <translation>已加权：%1</translation>
    </message>
    <message>
        <source>Choose one question to see this as a figure.</source>
        <translation>选定一道题，就能看到图。</translation>
    </message>
    <message>
        <source>No figure: %1</source>
        <translation>没有图：%1</translation>
    </message>
    <message>
        <source>The survey now uses this definition.</source>
        <translation>本调查从现在起用这个口径。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
</TS>
