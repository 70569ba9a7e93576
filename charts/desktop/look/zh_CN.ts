<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>It may have been moved, renamed or deleted, or the USB stick is not plugged in. Choose the file again.</source>
        <translation>文件可能已移动、改名或删除，或者U盘没有插好。请重新选择文件。</translation>
    </message>
    <message>
        <source>Another program is writing to this file. Close it there, or wait a moment and try again. Nothing was changed.</source>
        <translation>另一个程序正在写这个文件。请在那里关闭，或稍等片刻再试。什么都没有改动。</translation>
    </message>
    <message>
        <source>Copy the file to a folder of your own, and open the copy.</source>
        <translation>请把文件复制到自己的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>Do not change this file further. Open your latest backup copy, or ask whoever looks after the data.</source>
        <translation>请不要再改动这个文件。打开最近的备份，或请教负责数据的人。</translation>
    </message>
    <message>
        <source>Install the newest version of Diaoyan, then open it again. Nothing was changed.</source>
        <translation>请安装最新版本的调研软件后再打开。什么都没有改动。</translation>
    </message>
    <message>
        <source>To bring in answers from this file, use &quot;Import answers&quot; instead.</source>
        <translation>要读入这个文件里的答卷，请用“导入答卷”。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个文件名。</translation>
    </message>
    <message>
        <source>Open the survey file again where it is now.</source>
        <translation>请在文件现在的位置重新打开它。</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again. What was stored before is unharmed.</source>
        <translation>请腾出磁盘空间后再试。之前存好的内容没有受损。</translation>
    </message>
    <message>
        <source>Check whether the disk or USB stick is still plugged in. What was stored before is unharmed.</source>
        <translation>请检查硬盘或U盘是否还连着。之前存好的内容没有受损。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选一个文件夹。</translation>
    </message>
    <message>
        <source>Install a font with Chinese letters, such as Noto Sans CJK.</source>
        <translation>请安装含汉字的字体，如 Noto Sans CJK。</translation>
    </message>
    <message>
        <source>Another program uses this port. Choose another one.</source>
        <translation>这个端口被别的程序占用，请换一个。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序后再试。</translation>
    </message>
</context>
<context>
    <name>diaoyan::MessageStrip</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
</TS>
