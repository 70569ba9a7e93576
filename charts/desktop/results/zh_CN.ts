<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>diaoyan::OverviewCard</name>
    <message>
        <source>%1 of them valid</source>
        <translation>其中有效%1份</translation>
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
    <message>
        <source>Return rate %1 of %2 issued</source>
        <translation>回收率%1（发放%2份）</translation>
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
        <source>Imports</source>
        <translation>导入记录</translation>
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
</TS>
