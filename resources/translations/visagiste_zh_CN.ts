<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoreMessages</name>
    <message>
        <source>.</source>
        <comment>The end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;. Check the name and the folder.</source>
        <translation>文件“%1”不存在。请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos; that can be read.</source>
        <translation>没有可读取的文件“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read. Check its permissions.</source>
        <translation>无法读取“%1”。请检查其权限。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than %2 MiB: that is no %3.</source>
        <translation>“%1”大于 %2 MiB：这不是%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing in %2. Reinstall Visagiste.</source>
        <translation>%2 中缺少“%1”。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The file %1 cannot be opened.</source>
        <translation>无法打开文件 %1。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read to its end.</source>
        <translation>无法将文件 %1 读到结尾。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made: %2.</source>
        <translation>无法创建文件夹“%1”：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>无法移除 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>无法写入“%1”：%2。</translation>
    </message>
    <message>
        <source>its content could not be produced</source>
        <translation>无法生成其内容</translation>
    </message>
    <message>
        <source>it names no file; choose a file name</source>
        <translation>未指明文件；请选择文件名</translation>
    </message>
    <message>
        <source>it is a device or a pipe, not a file; choose another name</source>
        <translation>这是设备或管道，不是文件；请选择其他名称</translation>
    </message>
    <message>
        <source>no space is left on the disk; free some or choose another disk</source>
        <translation>磁盘空间不足；请腾出空间或选择其他磁盘</translation>
    </message>
    <message>
        <source>the disk quota is used up; free some space or choose another disk</source>
        <translation>磁盘配额已用尽；请腾出空间或选择其他磁盘</translation>
    </message>
    <message>
        <source>the folder does not exist; create it or choose another folder</source>
        <translation>文件夹不存在；请新建或选择其他文件夹</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>路径中有一部分是文件而非文件夹；请选择其他文件夹</translation>
    </message>
    <message>
        <source>permission denied; choose a folder you may write to</source>
        <translation>没有权限；请选择您可以写入的文件夹</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another disk</source>
        <translation>磁盘为只读；请选择其他磁盘</translation>
    </message>
    <message>
        <source>it is a folder; choose a file name</source>
        <translation>这是文件夹；请选择文件名</translation>
    </message>
    <message>
        <source>the file name is too long; choose a shorter one</source>
        <translation>文件名过长；请选择较短的名称</translation>
    </message>
    <message>
        <source>the file would be larger than this disk allows; choose another disk</source>
        <translation>文件会超过此磁盘允许的大小；请选择其他磁盘</translation>
    </message>
    <message>
        <source>the system says &apos;%1&apos;; choose another place</source>
        <translation>系统提示“%1”；请选择其他位置</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;. There are: %3.</source>
        <translation>没有名为“%2”的%1。现有：%3。</translation>
    </message>
    <message>
        <source>There is no %1 of one&apos;s own called &quot;%2&quot;.</source>
        <translation>没有名为“%2”的自有%1。</translation>
    </message>
    <message>
        <source>There is no folder for %1s of one&apos;s own.</source>
        <translation>没有存放自有%1的文件夹。</translation>
    </message>
    <message>
        <source>The %1 has no name. Give it one to save it.</source>
        <translation>此%1没有名称。请命名后再保存。</translation>
    </message>
    <message>
        <source>look</source>
        <translation>妆容</translation>
    </message>
    <message>
        <source>garment</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no JSON file: %2</source>
        <translation>“%1”不是 JSON 文件：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套层次过深</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: the file has to be an object in braces.</source>
        <translation>“%1”：文件必须是花括号中的对象。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be an object in braces.</source>
        <translation>“%1”：%2 必须是花括号中的对象。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 is missing.</source>
        <translation>“%1”：缺少 %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a text in quotes.</source>
        <translation>“%1”：%2 必须是引号中的文字。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a number.</source>
        <translation>“%1”：%2 必须是数字。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be true or false.</source>
        <translation>“%1”：%2 必须为 true 或 false。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a list of at most 64 texts.</source>
        <translation>“%1”：%2 必须是最多 64 条文字的列表。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be an object of numbers.</source>
        <translation>“%1”：%2 必须是由数字组成的对象。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a list of %3 numbers.</source>
        <translation>“%1”：%2 必须是 %3 个数字的列表。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a list of at most %3.</source>
        <translation>“%1”：%2 必须是最多 %3 项的列表。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 is not a field that is known here.</source>
        <translation>“%1”：%2 不是此处已知的字段。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be one of %3.</source>
        <translation>“%1”：%2 必须是以下之一：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be a PNG picture in base64: %3.</source>
        <translation>“%1”：%2 必须是 base64 编码的 PNG 图片：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be &quot;%3&quot;; this is another file or of a newer program.</source>
        <translation>“%1”：%2 必须为“%3”；这是另一种文件，或由更新的程序写成。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 has to be &quot;%3&quot;; this file is of a newer program.</source>
        <translation>“%1”：%2 必须为“%3”；此文件由更新的程序写成。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: color %2.</source>
        <translation>“%1”：颜色有误：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: colors %2.</source>
        <translation>“%1”：颜色有误：%2。</translation>
    </message>
    <message>
        <source>The text is no base64.</source>
        <translation>文字不是 base64 编码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a colour. Write it as #rrggbb, e.g. #c2185b.</source>
        <translation>“%1”不是颜色。请写成 #rrggbb，例如 #c2185b。</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>its content is damaged or of a rare kind; save it again as PNG or JPEG</source>
        <translation>内容已损坏或属于少见的类型；请重新存为 PNG 或 JPEG</translation>
    </message>
    <message>
        <source>it holds floating-point or signed values; save it with 8 or 16 bits a channel</source>
        <translation>其中含有浮点或带符号的数值；请以每通道 8 或 16 位保存</translation>
    </message>
    <message>
        <source>it is a folder; choose a picture in it</source>
        <translation>这是文件夹；请选择其中的图片</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>这不是文件</translation>
    </message>
    <message>
        <source>permission denied or the disk is gone</source>
        <translation>没有权限，或磁盘已断开</translation>
    </message>
    <message>
        <source>reading stopped half-way; is the disk still connected?</source>
        <translation>读取中途停止；磁盘是否仍然连接？</translation>
    </message>
    <message>
        <source>its header is damaged; copy or download it again</source>
        <translation>文件头已损坏；请重新复制或下载</translation>
    </message>
    <message>
        <source>the file is cut off; copy or download it again</source>
        <translation>文件不完整；请重新复制或下载</translation>
    </message>
    <message>
        <source>it is a rare kind of JPEG (12-bit, lossless or arithmetic); save it as an ordinary JPEG</source>
        <translation>这是少见的 JPEG 类型（12 位、无损或算术编码）；请存为普通 JPEG</translation>
    </message>
    <message>
        <source>it has more scans than any ordinary picture; save it again as an ordinary JPEG</source>
        <translation>其扫描次数多于任何普通图片；请重新存为普通 JPEG</translation>
    </message>
    <message>
        <source>it holds no picture</source>
        <translation>其中没有图片</translation>
    </message>
    <message>
        <source>it is an animation; save one of its pictures as PNG or JPEG</source>
        <translation>这是动画；请将其中一幅存为 PNG 或 JPEG</translation>
    </message>
    <message>
        <source>the file is empty; copy or download it again</source>
        <translation>文件为空；请重新复制或下载</translation>
    </message>
    <message>
        <source>HEIC and AVIF pictures are not supported; save it as JPEG or PNG</source>
        <translation>不支持 HEIC 和 AVIF 图片；请存为 JPEG 或 PNG</translation>
    </message>
    <message>
        <source>BigTIFF pictures are not supported; save it as an ordinary TIFF or PNG</source>
        <translation>不支持 BigTIFF 图片；请存为普通 TIFF 或 PNG</translation>
    </message>
    <message>
        <source>GIF pictures are not supported; save it as PNG</source>
        <translation>不支持 GIF 图片；请存为 PNG</translation>
    </message>
    <message>
        <source>it is not a JPEG, PNG, WebP, TIFF or BMP picture, whatever its name says</source>
        <translation>无论名称如何，它都不是 JPEG、PNG、WebP、TIFF 或 BMP 图片</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too large: %2 x %3 pixels, and a side may have at most %4. Scale it down first.</source>
        <translation>“%1”过大：%2 x %3 像素，而每边最多 %4 像素。请先缩小。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too large: %2 x %3 pixels, at most %4 megapixels are read. Scale it down first.</source>
        <translation>“%1”过大：%2 x %3 像素，最多读取 %4 百万像素。请先缩小。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is too large: %2 MB, at most %3 MB are read. Scale it down first.</source>
        <translation>“%1”过大：%2 MB，最多读取 %3 MB。请先缩小。</translation>
    </message>
    <message>
        <source>There is not enough memory to read &apos;%1&apos;. Close other programs.</source>
        <translation>内存不足，无法读取“%1”。请关闭其他程序。</translation>
    </message>
    <message>
        <source>Cannot write a picture called &apos;%1&apos;: its name must end in .png, .jpg or .webp.</source>
        <translation>无法写入名为“%1”的图片：名称必须以 .png、.jpg 或 .webp 结尾。</translation>
    </message>
    <message>
        <source>JPEG pictures have at most 65,500 pixels a side; write PNG.</source>
        <translation>JPEG 图片每边最多 65,500 像素；请写成 PNG。</translation>
    </message>
    <message>
        <source>WebP pictures have at most 16,383 pixels a side; write PNG.</source>
        <translation>WebP 图片每边最多 16,383 像素；请写成 PNG。</translation>
    </message>
    <message>
        <source>Writing &apos;%1&apos; would replace the picture &apos;%2&apos;. Choose another name.</source>
        <translation>写入“%1”会覆盖图片“%2”。请选择其他名称。</translation>
    </message>
    <message>
        <source>The clipboard holds no picture that can be read.</source>
        <translation>剪贴板中没有可读取的图片。</translation>
    </message>
    <message>
        <source>What &apos;%1&apos; stood for is no longer open. Start again from the picture.</source>
        <translation>“%1”所代表的内容已不再打开。请从图片重新开始。</translation>
    </message>
    <message>
        <source>The picture &apos;%1&apos; is empty.</source>
        <translation>图片“%1”为空。</translation>
    </message>
    <message>
        <source>There is no face number %1.</source>
        <translation>没有第 %1 张脸。</translation>
    </message>
    <message>
        <source>There is no head yet. Reconstruct one from a picture first.</source>
        <translation>还没有头像。请先由图片重建。</translation>
    </message>
    <message>
        <source>There is no face to put makeup on. Open a portrait first.</source>
        <translation>没有可以上妆的人脸。请先打开一张人像。</translation>
    </message>
    <message>
        <source>No face was found in &apos;%1&apos;.</source>
        <translation>在“%1”中没有找到人脸。</translation>
    </message>
    <message>
        <source>No face was found in &apos;%1&apos;. Faces from about 40 pixels on, turned by up to 45 degrees, are found; try a larger or clearer picture, or turn it upright.</source>
        <translation>在“%1”中没有找到人脸。可以找到约 40 像素以上、转动不超过 45 度的人脸；请换一张更大或更清晰的图片，或将其转正。</translation>
    </message>
    <message>
        <source>No face was found in the %1 &apos;%2&apos;. Take a larger or clearer picture, or turn it upright.</source>
        <translation>在%1“%2”中没有找到人脸。请换一张更大或更清晰的图片，或将其转正。</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考图片</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No face was found in any frame of &apos;%1&apos;.</source>
        <translation>在“%1”的任何一帧中都没有找到人脸。</translation>
    </message>
    <message>
        <source>The landmarks fall into one line, so no face can be fitted to them.</source>
        <translation>关键点落在一条直线上，无法据此拟合人脸。</translation>
    </message>
    <message>
        <source>There is no camera number %1. Connect one, or choose a video file or the demo clip.</source>
        <translation>没有编号为 %1 的摄像头。请连接一个，或选择视频文件或演示片段。</translation>
    </message>
    <message>
        <source>The camera %1 may not be opened by you. Add your account to the group &apos;video&apos; and log in again.</source>
        <translation>您无权打开摄像头 %1。请将您的账户加入“video”组，然后重新登录。</translation>
    </message>
    <message>
        <source>The camera %1 cannot be started. Close other programs that may use it and try again.</source>
        <translation>无法启动摄像头 %1。请关闭可能占用它的其他程序后重试。</translation>
    </message>
    <message>
        <source>The camera &apos;%1&apos; went away. Plug it in again and choose it anew, or choose another source.</source>
        <translation>摄像头“%1”已断开。请重新插上并再次选择，或选择其他来源。</translation>
    </message>
    <message>
        <source>The camera &apos;%1&apos; sends no pictures. Close other programs that may use it, or plug it in again.</source>
        <translation>摄像头“%1”没有画面。请关闭可能占用它的其他程序，或重新插拔。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be opened: %2.</source>
        <translation>无法打开文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 holds no pictures. Choose one with PNG, JPEG, WebP, BMP or TIFF files.</source>
        <translation>文件夹 %1 中没有图片。请选择含有 PNG、JPEG、WebP、BMP 或 TIFF 文件的文件夹。</translation>
    </message>
    <message>
        <source>None of the pictures in the folder %1 can be read. Choose another folder.</source>
        <translation>文件夹 %1 中的图片都无法读取。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no video file %1.</source>
        <translation>视频文件 %1 不存在。</translation>
    </message>
    <message>
        <source>The video %1 cannot be read: it is damaged, empty or of a kind that is not supported. Save it as MP4 (H.264) and try again.</source>
        <translation>无法读取视频 %1：文件已损坏、为空或属于不支持的类型。请存为 MP4 (H.264) 后重试。</translation>
    </message>
    <message>
        <source>The video %1 is too large: %2 × %3 pixels; at most %4 a side can be played.</source>
        <translation>视频 %1 过大：%2 × %3 像素；每边最多可播放 %4 像素。</translation>
    </message>
    <message>
        <source>The video %1 breaks off or is damaged: %2 of %3 frames could be read. The file is probably not complete.</source>
        <translation>视频 %1 中断或已损坏：%3 帧中只能读取 %2 帧。文件可能不完整。</translation>
    </message>
    <message>
        <source>The video &apos;%1&apos; cannot be written. Check that its folder exists, may be written to and has room.</source>
        <translation>无法写入视频“%1”。请检查其文件夹是否存在、可写且有空间。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must end in .mp4, .webm or .avi</source>
        <translation>“%1”必须以 .mp4、.webm 或 .avi 结尾</translation>
    </message>
    <message>
        <source>The frame rate must be between 0 (the recording&apos;s own) and 240.</source>
        <translation>帧率必须在 0（录像自身的帧率）到 240 之间。</translation>
    </message>
    <message>
        <source>A video needs frames of at least 2 x 2 pixels, 1 to 240 of them a second.</source>
        <translation>视频的帧至少为 2 x 2 像素，每秒 1 至 240 帧。</translation>
    </message>
    <message>
        <source>A frame of the video &apos;%1&apos; has another size.</source>
        <translation>视频“%1”中有一帧大小不同。</translation>
    </message>
    <message>
        <source>Nothing was recorded: no picture came.</source>
        <translation>没有录到任何内容：没有收到画面。</translation>
    </message>
    <message>
        <source>Cannot read the mesh &apos;%1&apos;: %2.</source>
        <translation>无法读取网格“%1”：%2。</translation>
    </message>
    <message>
        <source>the file is empty or cannot be opened</source>
        <translation>文件为空或无法打开</translation>
    </message>
    <message>
        <source>it holds no triangles</source>
        <translation>其中没有三角形</translation>
    </message>
    <message>
        <source>it holds something else than triangles</source>
        <translation>其中含有三角形以外的内容</translation>
    </message>
    <message>
        <source>it is damaged or of another kind than its name says</source>
        <translation>文件已损坏，或类型与名称不符</translation>
    </message>
    <message>
        <source>The mesh &apos;%1&apos; is too large: at most %2 MB are read.</source>
        <translation>网格“%1”过大：最多读取 %2 MB。</translation>
    </message>
    <message>
        <source>The mesh &apos;%1&apos; has more than %2 vertices. Simplify it first.</source>
        <translation>网格“%1”超过 %2 个顶点。请先简化。</translation>
    </message>
    <message>
        <source>The mesh does not fit into one GLB file (4 GB). Use a coarser level of detail.</source>
        <translation>网格超出一个 GLB 文件的容量（4 GB）。请使用较低的细节级别。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no mesh file that can be used: its name must end in .obj, .ply, .stl or .glb.</source>
        <translation>“%1”不是可用的网格文件：名称必须以 .obj、.ply、.stl 或 .glb 结尾。</translation>
    </message>
    <message>
        <source>The mesh is inconsistent: %1.</source>
        <translation>网格不一致：%1。</translation>
    </message>
    <message>
        <source>a vertex is not a finite number</source>
        <translation>有顶点不是有限数值</translation>
    </message>
    <message>
        <source>normals and vertices differ in number</source>
        <translation>法线与顶点数量不同</translation>
    </message>
    <message>
        <source>texture coordinates and vertices differ in number</source>
        <translation>纹理坐标与顶点数量不同</translation>
    </message>
    <message>
        <source>a triangle names a vertex that does not exist</source>
        <translation>有三角形指向不存在的顶点</translation>
    </message>
    <message>
        <source>it has no material</source>
        <translation>没有材质</translation>
    </message>
    <message>
        <source>material &apos;%1&apos; does not follow the one before</source>
        <translation>材质“%1”没有紧接前一个</translation>
    </message>
    <message>
        <source>the materials do not cover every triangle</source>
        <translation>材质没有覆盖所有三角形</translation>
    </message>
    <message>
        <source>morph target &apos;%1&apos; has another number of vertices</source>
        <translation>变形目标“%1”的顶点数量不同</translation>
    </message>
    <message>
        <source>[json.exception.parse_error.101] parse error at line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列有语法错误（%3）</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有此文件或文件夹</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>磁盘配额已用尽</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写出错</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>不能跨磁盘移动</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法到达该计算机</translation>
    </message>
    <message>
        <source>Message too long</source>
        <translation>数据过长</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>未知的名称或服务</translation>
    </message>
    <message>
        <source>The garment has no outline.</source>
        <translation>服装没有轮廓。</translation>
    </message>
    <message>
        <source>The garment is too small to be read.</source>
        <translation>服装太小，无法识别。</translation>
    </message>
    <message>
        <source>No garment was found in the photo. Lay it on a ground of another colour and take it whole.</source>
        <translation>照片中没有找到服装。请将其放在颜色不同的背景上，并完整拍摄。</translation>
    </message>
    <message>
        <source>The photo seems to show several things. Take a photo of one garment only.</source>
        <translation>照片中似乎有多件物品。请只拍摄一件服装。</translation>
    </message>
    <message>
        <source>No garment was found in the photo, or it is too small in it. Go nearer.</source>
        <translation>照片中没有找到服装，或服装太小。请靠近拍摄。</translation>
    </message>
    <message>
        <source>The garment reaches out of the photo, or the ground has its colour. Take it whole, on another ground.</source>
        <translation>服装超出了照片，或背景与其颜色相同。请换一种背景并完整拍摄。</translation>
    </message>
    <message>
        <source>The photo is too narrow to hold a garment.</source>
        <translation>照片太窄，容不下服装。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 32 MiB: that is no garment.</source>
        <translation>“%1”大于 32 MiB：这不是服装。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no garment that can be used: %2</source>
        <translation>“%1”不是可用的服装：%2</translation>
    </message>
    <message>
        <source>The photo shows trousers. Only what is worn above the waist can be tried on.</source>
        <translation>照片中是裤子。只能试穿腰部以上的服装。</translation>
    </message>
    <message>
        <source>The photo shows a skirt, or a top without an opening for the neck. Only what is worn above the waist can be tried on.</source>
        <translation>照片中是裙子，或是没有领口的上衣。只能试穿腰部以上的服装。</translation>
    </message>
    <message>
        <source>The outline in the photo is not that of a top seen from the front: %1</source>
        <translation>照片中的轮廓不是从正面看到的上衣：%1</translation>
    </message>
    <message>
        <source>The picture ends at the chin: there is nothing to dress. Take one that shows the shoulders.</source>
        <translation>图片只到下巴：没有可以着装的部位。请使用能看到肩部的图片。</translation>
    </message>
    <message>
        <source>%1 has to lie between %2 and %3.</source>
        <translation>%1 必须在 %2 到 %3 之间。</translation>
    </message>
    <message>
        <source>%1 has to be a grey picture.</source>
        <translation>%1 必须是灰度图片。</translation>
    </message>
    <message>
        <source>%1 has to be a picture with alpha.</source>
        <translation>%1 必须是带透明通道的图片。</translation>
    </message>
    <message>
        <source>%1 has to be %2 to %3 pixels wide and high.</source>
        <translation>%1 的宽和高必须为 %2 至 %3 像素。</translation>
    </message>
    <message>
        <source>handles have to show the garment from the front: each left one to the left of its right one.</source>
        <translation>handles 必须从正面标出服装：每个左侧控制点都在对应右侧控制点的左边。</translation>
    </message>
    <message>
        <source>handles have to run from the shoulder down over the armpit to the hem.</source>
        <translation>handles 必须自肩部向下，经腋下到下摆。</translation>
    </message>
    <message>
        <source>handles have to hold the neck between the shoulders.</source>
        <translation>handles 必须使领口位于两肩之间。</translation>
    </message>
    <message>
        <source>name is missing.</source>
        <translation>缺少 name。</translation>
    </message>
    <message>
        <source>back has to be as large as the picture.</source>
        <translation>back 必须与图片一样大。</translation>
    </message>
    <message>
        <source>shading has to be as large as the picture.</source>
        <translation>shading 必须与图片一样大。</translation>
    </message>
    <message>
        <source>fabric has to be one of %1.</source>
        <translation>fabric 必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has to read KEY=VALUE, e.g. length=1.1.</source>
        <translation>“%1”必须写成 KEY=VALUE，例如 length=1.1。</translation>
    </message>
    <message>
        <source>%1 has to be a number, not &apos;%2&apos;.</source>
        <translation>%1 必须是数字，而不是“%2”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is nothing that a fit has; there are %2.</source>
        <translation>“%1”不是合身设置；可用的有 %2。</translation>
    </message>
    <message>
        <source>%1 has to be two numbers of centimetres with a comma between, not &apos;%2&apos;.</source>
        <translation>%1 必须是以逗号分隔的两个厘米数，而不是“%2”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no outfit that can be worn: %2</source>
        <translation>“%1”不是可穿的搭配：%2</translation>
    </message>
    <message>
        <source>An outfit needs a name.</source>
        <translation>搭配需要名称。</translation>
    </message>
    <message>
        <source>An outfit has at most 8 garments.</source>
        <translation>一套搭配最多有 8 件服装。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 128 MiB: that is no outfit.</source>
        <translation>“%1”大于 128 MiB：这不是搭配。</translation>
    </message>
    <message>
        <source>outfit</source>
        <translation>搭配</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 32 MiB: that is no look.</source>
        <translation>“%1”大于 32 MiB：这不是妆容。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no look that can be used: %2</source>
        <translation>“%1”不是可用的妆容：%2</translation>
    </message>
    <message>
        <source>%1 is not one that this product has.</source>
        <translation>%1 不是此产品具有的。</translation>
    </message>
    <message>
        <source>%1 has to be at most %2 pixels wide and high.</source>
        <translation>%1 的宽和高最多为 %2 像素。</translation>
    </message>
    <message>
        <source>%1colors has to hold %2 to %3.</source>
        <translation>%1colors 必须含有 %2 至 %3 种颜色。</translation>
    </message>
    <message>
        <source>%1mask has to be square.</source>
        <translation>%1mask 必须是正方形。</translation>
    </message>
    <message>
        <source>%1picture is missing: face paint is a picture.</source>
        <translation>缺少 %1picture：面部彩绘是一张图片。</translation>
    </message>
    <message>
        <source>%1picture belongs to face paint only.</source>
        <translation>%1picture 只属于面部彩绘。</translation>
    </message>
    <message>
        <source>layers has to hold at most %1 layers.</source>
        <translation>layers 最多含有 %1 层。</translation>
    </message>
    <message>
        <source>%1 has no parameter &quot;%2&quot;.</source>
        <translation>%1 没有参数“%2”。</translation>
    </message>
    <message>
        <source>There is no such makeup product.</source>
        <translation>没有这种化妆产品。</translation>
    </message>
    <message>
        <source>There is no such finish.</source>
        <translation>没有这种质地。</translation>
    </message>
    <message>
        <source>There is no such side.</source>
        <translation>没有这一侧。</translation>
    </message>
    <message>
        <source>There is no makeup product &quot;%1&quot;.</source>
        <translation>没有化妆产品“%1”。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; has to be one of %2.</source>
        <translation>图层设置“%1”必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; has to be a number.</source>
        <translation>图层设置“%1”必须是数字。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; names layer %2; this look has %3.</source>
        <translation>图层设置“%1”指向第 %2 层；此妆容有 %3 层。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; needs a picture: add face paint in the look&apos;s file.</source>
        <translation>图层设置“%1”需要图片：请在妆容文件中加入面部彩绘。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; has to be written as LAYER.FIELD=VALUE, e.g. lipstick.color=#c2185b.</source>
        <translation>图层设置“%1”必须写成 LAYER.FIELD=VALUE，例如 lipstick.color=#c2185b。</translation>
    </message>
    <message>
        <source>The layer setting &apos;%1&apos; cannot be &apos;%2&apos;: %3.</source>
        <translation>图层设置“%1”不能为“%2”：%3。</translation>
    </message>
    <message>
        <source>The strength of a transfer has to lie between 0 and 1.</source>
        <translation>迁移强度必须在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The grey card is too dark there to tell the light. Pick another spot.</source>
        <translation>灰卡在该处太暗，无法判断光线。请选取其他位置。</translation>
    </message>
    <message>
        <source>The makeup encoder belongs to another version of this program. Reinstall Visagiste.</source>
        <translation>妆容编码器属于此程序的另一版本。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The makeup transfer network belongs to another version of this program. Reinstall Visagiste.</source>
        <translation>妆容迁移网络属于此程序的另一版本。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>There is no style pack %1.</source>
        <translation>风格包 %1 不存在。</translation>
    </message>
    <message>
        <source>The style pack %1 cannot be used: %2. %3</source>
        <translation>风格包 %1 无法使用：%2。%3</translation>
    </message>
    <message>
        <source>it holds something else than a style</source>
        <translation>其中不是风格</translation>
    </message>
    <message>
        <source>it is of format &apos;%1&apos;, which this version of Visagiste does not know</source>
        <translation>其格式为“%1”，此版本的 Visagiste 不认识</translation>
    </message>
    <message>
        <source>its %1 is longer than any should be</source>
        <translation>其 %1 长得不合理</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>它没有名称</translation>
    </message>
    <message>
        <source>it holds no style vector</source>
        <translation>其中没有风格向量</translation>
    </message>
    <message>
        <source>it holds more vectors than any should</source>
        <translation>其中的向量多得不合理</translation>
    </message>
    <message>
        <source>it holds an unknown array &apos;%1&apos;</source>
        <translation>其中有未知数组“%1”</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; holds whole numbers where fractions belong</source>
        <translation>数组“%1”应为小数，却是整数</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; holds values that are no numbers or out of all bounds</source>
        <translation>数组“%1”含有非数值或超出范围的值</translation>
    </message>
    <message>
        <source>its thumbnail is no small colour picture</source>
        <translation>其缩略图不是小幅彩色图片</translation>
    </message>
    <message>
        <source>Get the pack again from where it came.</source>
        <translation>请从原处重新获取此风格包。</translation>
    </message>
    <message>
        <source>The style &quot;%1&quot; has no variant &quot;%2&quot;. It has none.</source>
        <translation>风格“%1”没有变体“%2”。它没有任何变体。</translation>
    </message>
    <message>
        <source>The style &quot;%1&quot; has no variant &quot;%2&quot;. There are: %3.</source>
        <translation>风格“%1”没有变体“%2”。现有：%3。</translation>
    </message>
    <message>
        <source>There is no style &quot;%1&quot;. No styles are installed; name a style pack or a picture.</source>
        <translation>没有风格“%1”。尚未安装任何风格；请指定风格包或图片。</translation>
    </message>
    <message>
        <source>There is no style &quot;%1&quot;. There are: %2.</source>
        <translation>没有风格“%1”。现有：%2。</translation>
    </message>
    <message>
        <source>There is no style of one&apos;s own called &quot;%1&quot;.</source>
        <translation>没有名为“%1”的自有风格。</translation>
    </message>
    <message>
        <source>There is no folder for styles of one&apos;s own.</source>
        <translation>没有存放自有风格的文件夹。</translation>
    </message>
    <message>
        <source>There is another style called &quot;%1&quot;.</source>
        <translation>已有另一个名为“%1”的风格。</translation>
    </message>
    <message>
        <source>These two styles are painted by different networks; their mix cannot be saved as one style.</source>
        <translation>这两种风格由不同的网络绘制；其混合无法存为一种风格。</translation>
    </message>
    <message>
        <source>A picture has one style only: &apos;%1&apos; names no variant of it.</source>
        <translation>一张图片只有一种风格：“%1”不是它的变体。</translation>
    </message>
    <message>
        <source>A style picture of %1 × %2 pixels is too small; choose one with at least %3 pixels along each side.</source>
        <translation>%1 × %2 像素的风格图片太小；请选择每边至少 %3 像素的图片。</translation>
    </message>
    <message>
        <source>A style needs at least one picture.</source>
        <translation>风格至少需要一张图片。</translation>
    </message>
    <message>
        <source>No style was named. Choose a style, a style pack or a picture.</source>
        <translation>没有指定风格。请选择风格、风格包或图片。</translation>
    </message>
    <message>
        <source>A mix needs a second style.</source>
        <translation>混合需要第二种风格。</translation>
    </message>
    <message>
        <source>The style&apos;s %1 has to lie between %2 and %3.</source>
        <translation>风格的 %1 必须在 %2 到 %3 之间。</translation>
    </message>
    <message>
        <source>strength on skin</source>
        <translation>皮肤强度</translation>
    </message>
    <message>
        <source>strength on hair</source>
        <translation>头发强度</translation>
    </message>
    <message>
        <source>strength on clothes</source>
        <translation>衣服强度</translation>
    </message>
    <message>
        <source>strength on the background</source>
        <translation>背景强度</translation>
    </message>
    <message>
        <source>The style&apos;s field &apos;%1&apos; has to be a text.</source>
        <translation>风格的字段“%1”必须是文字。</translation>
    </message>
    <message>
        <source>The style&apos;s field &apos;%1&apos; has to be a number.</source>
        <translation>风格的字段“%1”必须是数字。</translation>
    </message>
    <message>
        <source>The style&apos;s field &apos;%1&apos; has to be an object.</source>
        <translation>风格的字段“%1”必须是对象。</translation>
    </message>
    <message>
        <source>The style has no field &apos;%1&apos;.</source>
        <translation>风格没有字段“%1”。</translation>
    </message>
    <message>
        <source>A style has to be a JSON object.</source>
        <translation>风格必须是 JSON 对象。</translation>
    </message>
    <message>
        <source>The style cannot be saved: %1.</source>
        <translation>无法保存此风格：%1。</translation>
    </message>
    <message>
        <source>its %1 is longer than %2 bytes</source>
        <translation>其 %1 长于 %2 字节</translation>
    </message>
    <message>
        <source>a pack holds from 1 to %1 vectors</source>
        <translation>风格包含有 1 至 %1 个向量</translation>
    </message>
    <message>
        <source>its vector holds values that are no numbers</source>
        <translation>其向量含有非数值</translation>
    </message>
    <message>
        <source>A video is restyled at 64 to 4096 pixels along its longer side.</source>
        <translation>视频风格化时，长边须为 64 至 4096 像素。</translation>
    </message>
    <message>
        <source>There is no picture in the folder &apos;%1&apos;.</source>
        <translation>文件夹“%1”中没有图片。</translation>
    </message>
    <message>
        <source>The results would replace the pictures in &apos;%1&apos;. Choose another folder.</source>
        <translation>结果会覆盖“%1”中的图片。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The recipe &apos;%1&apos; is not a JSON object.</source>
        <translation>配方“%1”不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The recipe &apos;%1&apos; has an unknown field &apos;%2&apos;.</source>
        <translation>配方“%1”有未知字段“%2”。</translation>
    </message>
    <message>
        <source>There is no recipe &apos;%1&apos;.</source>
        <translation>配方“%1”不存在。</translation>
    </message>
    <message>
        <source>The recipe &apos;%1&apos; is far too long to be one.</source>
        <translation>“%1”太长，不可能是配方。</translation>
    </message>
    <message>
        <source>The recipe&apos;s &apos;%1&apos; must be %2.</source>
        <translation>配方的“%1”必须为%2。</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation> %1 到 %2 之间的数字</translation>
    </message>
    <message>
        <source>The training needs %1 MB in &apos;%2&apos;, and %3 MB are free. Make room, or choose another folder.</source>
        <translation>训练需要“%2”中有 %1 MB 空间，而可用的只有 %3 MB。请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The training set could not be written: %1</source>
        <translation>无法写入训练集：%1</translation>
    </message>
    <message>
        <source>There is no usable picture to learn from.</source>
        <translation>没有可用于学习的图片。</translation>
    </message>
    <message>
        <source>The state of the training in &apos;%1&apos; is damaged.</source>
        <translation>“%1”中的训练状态已损坏。</translation>
    </message>
    <message>
        <source>There is no sample picture &apos;%1&apos;.</source>
        <translation>样例图片“%1”不存在。</translation>
    </message>
    <message>
        <source>The sample picture &apos;%1&apos; is damaged.</source>
        <translation>样例图片“%1”已损坏。</translation>
    </message>
    <message>
        <source>The sample picture &apos;%1&apos; is too large.</source>
        <translation>样例图片“%1”过大。</translation>
    </message>
    <message>
        <source>The sample picture &apos;%1&apos; is cut off.</source>
        <translation>样例图片“%1”不完整。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no training of a style.</source>
        <translation>文件夹“%1”中没有风格训练。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds a training already. Resume it, or choose another folder.</source>
        <translation>文件夹“%1”中已有训练。请继续该训练，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; is damaged: %2 cannot be understood.</source>
        <translation>“%1”中的训练已损坏：无法理解 %2。</translation>
    </message>
    <message>
        <source>The program that trains, &apos;%1&apos;, is missing. Install Visagiste again, or build all of it.</source>
        <translation>缺少训练程序“%1”。请重新安装 Visagiste，或完整构建。</translation>
    </message>
    <message>
        <source>There is no file or folder &apos;%1&apos; to learn from.</source>
        <translation>没有可供学习的文件或文件夹“%1”。</translation>
    </message>
    <message>
        <source>There is no picture to learn from. Give pictures, or a folder with some.</source>
        <translation>没有可供学习的图片。请提供图片，或含有图片的文件夹。</translation>
    </message>
    <message>
        <source>There are %1 pictures; at most %2 can be learned from at once. Choose a part of them.</source>
        <translation>共有 %1 张图片；一次最多学习 %2 张。请选择其中一部分。</translation>
    </message>
    <message>
        <source>None of the %1 pictures can be learned from. %2</source>
        <translation>%1 张图片都无法用于学习。%2</translation>
    </message>
    <message>
        <source>Its shorter side has less than %1 pixels.</source>
        <translation>其短边不足 %1 像素。</translation>
    </message>
    <message>
        <source>It looks the same as %1.</source>
        <translation>它看起来与 %1 相同。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; has not learned anything yet. Resume it.</source>
        <translation>“%1”中的训练还没有学到任何东西。请继续训练。</translation>
    </message>
    <message>
        <source>The training ended without a word, as when the computer is switched off. It can be resumed.%1</source>
        <translation>训练无故中断，例如计算机被关闭。可以继续训练。%1</translation>
    </message>
    <message>
        <source>The training could not be deleted: %1.</source>
        <translation>无法删除此训练：%1。</translation>
    </message>
    <message>
        <source>The training still runs. Stop it first.</source>
        <translation>训练仍在进行。请先停止。</translation>
    </message>
    <message>
        <source>one-picture, collection or faces</source>
        <translation> one-picture、collection 或 faces</translation>
    </message>
    <message>
        <source>sngan, dcgan, lsgan, wgan-gp, infogan or stylegan</source>
        <translation> sngan、dcgan、lsgan、wgan-gp、infogan 或 stylegan</translation>
    </message>
    <message>
        <source>Faces can be learned from %1 portraits or more; a face was found in %2. Add portraits.</source>
        <translation>学习人脸需要 %1 张以上的人像；在 %2 张中找到了人脸。请添加人像。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; has not learned anything yet that another could go on from.</source>
        <translation>“%1”中的训练还没有学到可供其他训练继续的内容。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a take, or its beginning is damaged.</source>
        <translation>“%1”不是录制条目，或其开头已损坏。</translation>
    </message>
    <message>
        <source>The take &apos;%1&apos; cannot be written: a file of that name exists; choose another name.</source>
        <translation>无法写入条目“%1”：已有同名文件；请选择其他名称。</translation>
    </message>
    <message>
        <source>The take &apos;%1&apos; cannot be written: %2.</source>
        <translation>无法写入条目“%1”：%2。</translation>
    </message>
    <message>
        <source>There is no take &apos;%1&apos;.</source>
        <translation>条目“%1”不存在。</translation>
    </message>
    <message>
        <source>There is no take &apos;%1&apos; any more.</source>
        <translation>条目“%1”已不存在。</translation>
    </message>
    <message>
        <source>The take &apos;%1&apos; is larger than 2 GB.</source>
        <translation>条目“%1”大于 2 GB。</translation>
    </message>
    <message>
        <source>The take &apos;%1&apos; has no samples.</source>
        <translation>条目“%1”没有样本。</translation>
    </message>
    <message>
        <source>The take has no samples.</source>
        <translation>条目没有样本。</translation>
    </message>
    <message>
        <source>The take has no samples, so there is nothing to animate.</source>
        <translation>条目没有样本，因此没有可做动画的内容。</translation>
    </message>
    <message>
        <source>The take has no channel &apos;%1&apos;.</source>
        <translation>条目没有通道“%1”。</translation>
    </message>
    <message>
        <source>Nothing of the take is left between these two moments.</source>
        <translation>这两个时刻之间没有剩下条目的任何内容。</translation>
    </message>
    <message>
        <source>Only takes with the same channels can be blended.</source>
        <translation>只有通道相同的条目才能混合。</translation>
    </message>
    <message>
        <source>Sample %1 of the take %2.</source>
        <translation>条目的第 %1 个样本%2。</translation>
    </message>
    <message>
        <source>The sample %1.</source>
        <translation>样本%1。</translation>
    </message>
    <message>
        <source>does not have one value and one confidence for each channel</source>
        <translation>没有为每个通道给出一个数值和一个置信度</translation>
    </message>
    <message>
        <source>holds values that are not numbers</source>
        <translation>含有非数值</translation>
    </message>
    <message>
        <source>has a head that is not merely turned</source>
        <translation>的头部变换不只是转动</translation>
    </message>
    <message>
        <source>is not later than the one before</source>
        <translation>不晚于前一个样本</translation>
    </message>
    <message>
        <source>A take has 1 to 512 channels, not %1.</source>
        <translation>一个条目有 1 至 512 个通道，而不是 %1 个。</translation>
    </message>
    <message>
        <source>The channels of a take need names that differ.</source>
        <translation>条目的各通道名称必须不同。</translation>
    </message>
    <message>
        <source>no whole description</source>
        <translation>没有完整的说明</translation>
    </message>
    <message>
        <source>A take needs a name.</source>
        <translation>条目需要名称。</translation>
    </message>
    <message>
        <source>Another take is called &apos;%1&apos;.</source>
        <translation>另一个条目已名为“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be renamed to &apos;%2&apos;: %3.</source>
        <translation>无法将“%1”改名为“%2”：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be deleted: %2.</source>
        <translation>无法删除“%1”：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 256 MB.</source>
        <translation>“%1”大于 256 MB。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a recording in the layout of Live Link Face.</source>
        <translation>“%1”不是 Live Link Face 格式的录制。</translation>
    </message>
    <message>
        <source>A timecode counts from 0 to 24 hours; the take lies outside.</source>
        <translation>时间码的范围为 0 至 24 小时；此条目超出范围。</translation>
    </message>
    <message>
        <source>There is no head to drive.</source>
        <translation>没有可驱动的头像。</translation>
    </message>
    <message>
        <source>The pictures of &apos;%1&apos; differ in size; capture needs them alike.</source>
        <translation>“%1”中的图片大小不一；捕捉需要大小一致。</translation>
    </message>
    <message>
        <source>Streaming needs the name or the number of a machine.</source>
        <translation>串流需要计算机的名称或地址。</translation>
    </message>
    <message>
        <source>Streaming needs a port from 1 to 65535.</source>
        <translation>串流需要 1 至 65535 的端口。</translation>
    </message>
    <message>
        <source>There is no machine &apos;%1&apos; to stream to.</source>
        <translation>没有可供串流的计算机“%1”。</translation>
    </message>
    <message>
        <source>The performance cannot be sent to %1:%2: %3.</source>
        <translation>无法将表演发送到 %1:%2：%3。</translation>
    </message>
    <message>
        <source>The frame does not show enough of the head to tell its light.</source>
        <translation>画面中显示的头部不足以判断其光线。</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; was not found in %2. Reinstall Visagiste, or set VISAGISTE_MODELS to the folder that holds it.</source>
        <translation>在 %2 中没有找到模型“%1”。请重新安装 Visagiste，或将 VISAGISTE_MODELS 设为其所在文件夹。</translation>
    </message>
    <message>
        <source>The weights %1 of the model &apos;%2&apos; are missing or cannot be opened. Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>模型“%2”的权重 %1 缺失或无法打开。请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>The weights %1 are damaged: %2 bytes instead of %3. Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>权重 %1 已损坏：大小为 %2 字节，应为 %3 字节。请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>The weights %1 are damaged: SHA-256 is %2 instead of %3. Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>权重 %1 已损坏：SHA-256 为 %2，应为 %3。请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>The weights %1 cannot be read (%2). Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>无法读取权重 %1（%2）。请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>%1 Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>%1请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>The model description %1 cannot be used: %2. Reinstall Visagiste, or restore this file from the place it came from.</source>
        <translation>模型说明 %1 无法使用：%2。请重新安装 Visagiste，或从原处恢复此文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be an object</source>
        <translation>“%1”必须是对象</translation>
    </message>
    <message>
        <source>%1 must be an object</source>
        <translation>%1 必须是对象</translation>
    </message>
    <message>
        <source>%1 must be a text that is not empty</source>
        <translation>%1 必须是非空文字</translation>
    </message>
    <message>
        <source>%1 must be a whole number of 0 or more</source>
        <translation>%1 必须是不小于 0 的整数</translation>
    </message>
    <message>
        <source>%1 must be a list of numbers</source>
        <translation>%1 必须是数字列表</translation>
    </message>
    <message>
        <source>%1 must be a list</source>
        <translation>%1 必须是列表</translation>
    </message>
    <message>
        <source>%1 must be a number</source>
        <translation>%1 必须是数字</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>an input&apos;s range must be two numbers</source>
        <translation>输入的范围必须是两个数字</translation>
    </message>
    <message>
        <source>file must be a plain name beside model.json</source>
        <translation>file 必须是与 model.json 同处的文件名</translation>
    </message>
    <message>
        <source>sha256 must be 64 lower-case hexadecimal digits</source>
        <translation>sha256 必须是 64 位小写十六进制数字</translation>
    </message>
    <message>
        <source>The model description %1 is missing. Reinstall Visagiste, or set VISAGISTE_MODELS to the folder that holds the models.</source>
        <translation>缺少模型说明 %1。请重新安装 Visagiste，或将 VISAGISTE_MODELS 设为模型所在文件夹。</translation>
    </message>
    <message>
        <source>The model description %1 is damaged (no valid JSON). Reinstall Visagiste.</source>
        <translation>模型说明 %1 已损坏（不是有效的 JSON）。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The description of the model &apos;%1&apos; has no threshold &apos;%2&apos;; it belongs to another version. Reinstall Visagiste.</source>
        <translation>模型“%1”的说明没有阈值“%2”；它属于另一版本。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The description of the model &apos;%1&apos; does not fit this program: %2. Reinstall Visagiste.</source>
        <translation>模型“%1”的说明与此程序不符：%2。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>its input&apos;s %1 must be three numbers</source>
        <translation>其输入的 %1 必须是三个数字</translation>
    </message>
    <message>
        <source>it must have one input</source>
        <translation>必须有一个输入</translation>
    </message>
    <message>
        <source>it must have one picture as input</source>
        <translation>必须以一张图片为输入</translation>
    </message>
    <message>
        <source>its input must have the shape {any, 3, side, side}</source>
        <translation>其输入的形状必须为 {any, 3, side, side}</translation>
    </message>
    <message>
        <source>it takes crops of another size than this program gives</source>
        <translation>它所需的裁剪大小与此程序提供的不同</translation>
    </message>
    <message>
        <source>it does not say %1</source>
        <translation>它没有说明 %1</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; takes crops of another size than this program gives. Reinstall Visagiste.</source>
        <translation>模型“%1”所需的裁剪大小与此程序提供的不同。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not name its %2 expression channels. Reinstall Visagiste.</source>
        <translation>模型“%1”没有列出其 %2 个表情通道。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; reads other channels than the head has. Reinstall Visagiste.</source>
        <translation>模型“%1”读取的通道与头像的通道不同。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The model&apos;s input std must be above 0. Reinstall the program&apos;s model files.</source>
        <translation>模型输入的 std 必须大于 0。请重新安装程序的模型文件。</translation>
    </message>
    <message>
        <source>The weights of the model &apos;%1&apos; cannot be used: %2. Reinstall Visagiste.</source>
        <translation>模型“%1”的权重无法使用：%2。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The network in %1 cannot be used: %2.</source>
        <translation>%1 中的网络无法使用：%2。</translation>
    </message>
    <message>
        <source>The %1 network failed: %2</source>
        <translation>%1 网络失败：%2</translation>
    </message>
    <message>
        <source>memory ran out. Close other programs and try again.</source>
        <translation>内存不足。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>An array of a weights file holds integers where fractions belong.</source>
        <translation>权重文件中有数组应为小数，却是整数。</translation>
    </message>
    <message>
        <source>An array of a weights file holds fractions where integers belong.</source>
        <translation>权重文件中有数组应为整数，却是小数。</translation>
    </message>
    <message>
        <source>%1 holds modes that are not bytes. Install Visagiste again.</source>
        <translation>%1 含有不是字节的模式。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>The face model is damaged: %1. Reinstall Visagiste.</source>
        <translation>人脸模型已损坏：%1。请重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; points outside the model</source>
        <translation>数组“%1”指向模型之外</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; holds values that are not finite</source>
        <translation>数组“%1”含有非有限数值</translation>
    </message>
    <message>
        <source>its format is &apos;%1&apos;, not &apos;visagiste-face-model 1&apos;</source>
        <translation>其格式为“%1”，而不是“visagiste-face-model 1”</translation>
    </message>
    <message>
        <source>expressions and their names differ in number</source>
        <translation>表情与其名称数量不同</translation>
    </message>
    <message>
        <source>it has no triangles</source>
        <translation>没有三角形</translation>
    </message>
    <message>
        <source>a place has no vertex</source>
        <translation>有位置没有顶点</translation>
    </message>
    <message>
        <source>a vertex has no region</source>
        <translation>有顶点没有区域</translation>
    </message>
    <message>
        <source>a texture coordinate lies outside 0..1</source>
        <translation>有纹理坐标超出 0..1</translation>
    </message>
    <message>
        <source>a level is larger than the model</source>
        <translation>有细节级别大于模型</translation>
    </message>
    <message>
        <source>a level points outside itself</source>
        <translation>有细节级别指向自身之外</translation>
    </message>
    <message>
        <source>its materials overlap</source>
        <translation>其材质互相重叠</translation>
    </message>
    <message>
        <source>its materials do not cover every triangle</source>
        <translation>其材质没有覆盖所有三角形</translation>
    </message>
    <message>
        <source>The style pack %1 is damaged: %2. %3</source>
        <translation>风格包 %1 已损坏：%2。%3</translation>
    </message>
    <message>
        <source>The style pack %1 cannot be opened.</source>
        <translation>无法打开风格包 %1。</translation>
    </message>
    <message>
        <source>The style pack %1 is larger than %2 MiB and was not read. %3</source>
        <translation>风格包 %1 大于 %2 MiB，未读取。%3</translation>
    </message>
    <message>
        <source>The style pack %1 has no array &apos;%2&apos;; it belongs to another version of Visagiste.</source>
        <translation>风格包 %1 没有数组“%2”；它属于 Visagiste 的另一版本。</translation>
    </message>
    <message>
        <source>In the style pack %1 array &apos;%2&apos; has another shape than this version of Visagiste expects.</source>
        <translation>风格包 %1 中数组“%2”的形状与此版本的 Visagiste 所需不符。</translation>
    </message>
    <message>
        <source>The style pack %1 does not say its &apos;%2&apos;; it belongs to another version of Visagiste.</source>
        <translation>风格包 %1 没有说明其“%2”；它属于 Visagiste 的另一版本。</translation>
    </message>
    <message>
        <source>The weights file %1 is damaged: %2. %3</source>
        <translation>权重文件 %1 已损坏：%2。%3</translation>
    </message>
    <message>
        <source>The weights file %1 cannot be opened.</source>
        <translation>无法打开权重文件 %1。</translation>
    </message>
    <message>
        <source>The weights file %1 is larger than %2 MiB and was not read. %3</source>
        <translation>权重文件 %1 大于 %2 MiB，未读取。%3</translation>
    </message>
    <message>
        <source>The weights file %1 has no array &apos;%2&apos;; it belongs to another version of Visagiste.</source>
        <translation>权重文件 %1 没有数组“%2”；它属于 Visagiste 的另一版本。</translation>
    </message>
    <message>
        <source>In the weights file %1 array &apos;%2&apos; has another shape than this version of Visagiste expects.</source>
        <translation>权重文件 %1 中数组“%2”的形状与此版本的 Visagiste 所需不符。</translation>
    </message>
    <message>
        <source>The weights file %1 does not say its &apos;%2&apos;; it belongs to another version of Visagiste.</source>
        <translation>权重文件 %1 没有说明其“%2”；它属于 Visagiste 的另一版本。</translation>
    </message>
    <message>
        <source>Fetch the file again or reinstall Visagiste.</source>
        <translation>请重新获取此文件或重新安装 Visagiste。</translation>
    </message>
    <message>
        <source>number type &apos;%1&apos; is not known</source>
        <translation>未知的数值类型“%1”</translation>
    </message>
    <message>
        <source>it cannot be read to its end</source>
        <translation>无法读到结尾</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; is larger than the file</source>
        <translation>数组“%1”大于文件</translation>
    </message>
    <message>
        <source>array &apos;%1&apos; does not fit its place in the file</source>
        <translation>数组“%1”与其在文件中的位置不符</translation>
    </message>
    <message>
        <source>it is shorter than its own header</source>
        <translation>文件短于其自身的文件头</translation>
    </message>
    <message>
        <source>its header is longer than the file or than any should be</source>
        <translation>其文件头长于文件，或长得不合理</translation>
    </message>
    <message>
        <source>its header is no JSON object</source>
        <translation>其文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>it holds more arrays than any should</source>
        <translation>其中的数组多得不合理</translation>
    </message>
    <message>
        <source>its header is not as it should be (%1)</source>
        <translation>其文件头不合规范（%1）</translation>
    </message>
    <message>
        <source>its arrays overlap or leave gaps</source>
        <translation>其数组互相重叠或留有空隙</translation>
    </message>
    <message>
        <source>it is longer than its arrays</source>
        <translation>文件长于其数组</translation>
    </message>
    <message>
        <source>The training could not be branched off: %1.</source>
        <translation>无法从该训练分支：%1。</translation>
    </message>
    <message>
        <source>The first line of &apos;%1&apos; is no passphrase: %2.</source>
        <translation>“%1”的第一行不是口令：%2。</translation>
    </message>
    <message>
        <source>There is no passphrase: %1.</source>
        <translation>没有口令：%1。</translation>
    </message>
    <message>
        <source>This is no passphrase: %1.</source>
        <translation>这不是口令：%1。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; is sealed. It goes on with its passphrase only.</source>
        <translation>“%1”中的训练已加密，只有用其口令才能继续。</translation>
    </message>
    <message>
        <source>The passphrase does not open the training in &apos;%1&apos;. Type it again.</source>
        <translation>该口令打不开“%1”中的训练，请重新输入。</translation>
    </message>
    <message>
        <source>The checkpoint of the training in &apos;%1&apos; is damaged.</source>
        <translation>“%1”中训练的检查点已损坏。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; cannot be opened: %2.</source>
        <translation>无法打开“%1”中的训练：%2。</translation>
    </message>
    <message>
        <source>In no frame of &apos;%1&apos; was there a face with shoulders under it.</source>
        <translation>在“%1”的任何一帧中都没有找到带肩部的人脸。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has changed while it was read.</source>
        <translation>“%1”在读取过程中发生了变化。</translation>
    </message>
    <message>
        <source>No face was found in &apos;%1&apos;. Clothes need somebody seen from the front, not from behind.</source>
        <translation>在“%1”中没有找到人脸。试穿衣服需要人物正面，而不是背面。</translation>
    </message>
    <message>
        <source>No folder can be made in %1. Set TMPDIR to a folder that can be written.</source>
        <translation>无法在 %1 中创建文件夹。请将 TMPDIR 设为可写的文件夹。</translation>
    </message>
    <message>
        <source>The training in &apos;%1&apos; has not made any faces yet. Resume it.</source>
        <translation>“%1”中的训练还没有生成人脸，请继续训练。</translation>
    </message>
    <message>
        <source>There is nobody to dress. Open a portrait first.</source>
        <translation>没有可以穿衣服的人。请先打开一张肖像。</translation>
    </message>
    <message>
        <source>There is no picture number %1.</source>
        <translation>没有第 %1 张图片。</translation>
    </message>
    <message>
        <source>A head turns by a number of degrees.</source>
        <translation>头部的转动要用度数表示。</translation>
    </message>
    <message>
        <source>That is no stage of editing.</source>
        <translation>没有这个编辑阶段。</translation>
    </message>
    <message>
        <source>There is not enough memory to write a picture. Close other programs.</source>
        <translation>内存不足，无法写入图片。请关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Open pictures of one person</source>
        <translation>打开同一个人的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>选择视频</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
</context>
<context>
    <name>InspectorParts</name>
    <message>
        <source>Fit (0)</source>
        <translation>适合窗口 (0)</translation>
    </message>
    <message>
        <source>100 % (1)</source>
        <translation>100 % (1)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>A figure is no number any more, and the training has ended. Go on from the last state with a smaller weight of the discriminator.</source>
        <translation>有数值已失效，训练已结束。请减小判别器的权重，从上一个状态继续。</translation>
    </message>
    <message>
        <source>All results have become alike. Lower the weight of the discriminator, or give it more pictures.</source>
        <translation>所有结果变得雷同。请减小判别器的权重，或提供更多图片。</translation>
    </message>
    <message>
        <source>Results have become copies of the pictures. Give it more pictures, or stop earlier.</source>
        <translation>结果成了图片的翻版。请提供更多图片，或早些停止。</translation>
    </message>
    <message>
        <source>The discriminator tells results from the style every time, so nothing is learned from it any more. Lower its weight.</source>
        <translation>判别器每次都能分辨结果与风格，因此再也学不到东西。请减小它的权重。</translation>
    </message>
    <message>
        <source>The discriminator no longer tells results from the style: it has nothing more to teach. What remains is learned without it.</source>
        <translation>判别器已无法分辨结果与风格：它再没有可教的，其余部分不靠它继续学习。</translation>
    </message>
    <message>
        <source>Nothing has improved for a while. It can be stopped; the best state is kept.</source>
        <translation>有一段时间没有改进了。可以停止；最佳状态已保留。</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Measures on held-out pictures</source>
        <translation>保留图片上的指标</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Discriminator on the style</source>
        <translation>判别器对风格的判断</translation>
    </message>
    <message>
        <source>Discriminator on results</source>
        <translation>判别器对结果的判断</translation>
    </message>
    <message>
        <source>How well the discriminator tells them apart</source>
        <translation>判别器的分辨程度</translation>
    </message>
    <message>
        <source>Distance of results and style</source>
        <translation>结果与风格的距离</translation>
    </message>
    <message>
        <source>Diversity of results</source>
        <translation>结果的多样性</translation>
    </message>
    <message>
        <source>Share of the style that results reach</source>
        <translation>结果覆盖的风格比例</translation>
    </message>
    <message>
        <source>Nearness to single pictures</source>
        <translation>与单张图片的接近程度</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Share of copies among results</source>
        <translation>结果中的复制品比例</translation>
    </message>
    <message>
        <source>Privacy spent (ε)</source>
        <translation>已消耗的隐私（ε）</translation>
    </message>
    <message>
        <source>How often pictures are changed</source>
        <translation>图片被变换的频率</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the networks</source>
        <translation>正在加载网络</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>Finding the landmarks</source>
        <translation>正在定位关键点</translation>
    </message>
    <message>
        <source>Telling skin, lips and hair apart</source>
        <translation>正在区分皮肤、嘴唇和头发</translation>
    </message>
    <message>
        <source>Solving pose and expression</source>
        <translation>正在求解姿态和表情</translation>
    </message>
    <message>
        <source>Fitting the head</source>
        <translation>正在拟合头部</translation>
    </message>
    <message>
        <source>Refining the fit</source>
        <translation>正在细化拟合</translation>
    </message>
    <message>
        <source>Unwrapping the texture</source>
        <translation>正在展开纹理</translation>
    </message>
    <message>
        <source>Completing the texture</source>
        <translation>正在补全纹理</translation>
    </message>
    <message>
        <source>Preparing the mesh</source>
        <translation>正在准备网格</translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation>正在写出文件</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Reading the makeup</source>
        <translation>正在读取妆容</translation>
    </message>
    <message>
        <source>Drawing the head</source>
        <translation>正在绘制头像</translation>
    </message>
    <message>
        <source>Reading the style</source>
        <translation>正在读取风格</translation>
    </message>
    <message>
        <source>Painting the style</source>
        <translation>正在绘制风格</translation>
    </message>
    <message>
        <source>Cutting the garment out</source>
        <translation>正在抠出服装</translation>
    </message>
    <message>
        <source>Looking through the pictures</source>
        <translation>正在检查图片</translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>Learning the style</source>
        <translation>正在学习风格</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>new head</source>
        <translation>新头像</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>fit of clothes</source>
        <translation>衣服的合身调整</translation>
    </message>
    <message>
        <source>style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>brush stroke</source>
        <translation>笔刷</translation>
    </message>
    <message>
        <source>turn of the head</source>
        <translation>转头</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Portrait</source>
        <translation>人像</translation>
    </message>
    <message>
        <source>Sculpt</source>
        <translation>塑形</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Makeup</source>
        <translation>化妆</translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>表演</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Style Lab</source>
        <translation>风格实验室</translation>
    </message>
</context>
<context>
    <name>visagiste::AboutDialog</name>
    <message>
        <source>About Visagiste</source>
        <translation>关于 Visagiste</translation>
    </message>
    <message>
        <source>A portrait studio: from a photograph to a textured, rigged 3D head.</source>
        <translation>人像工作室：由一张照片得到带纹理、可做表情的三维头像。</translation>
    </message>
    <message>
        <source>Nothing leaves this machine. Visagiste opens no network connection: pictures, faces and heads stay in this program and in the files you save.</source>
        <translation>任何内容都不会离开这台电脑。Visagiste 不建立网络连接：图片、人脸和头像只保存在本程序和您存储的文件中。</translation>
    </message>
    <message>
        <source>Licence and notices</source>
        <translation>许可证与声明</translation>
    </message>
</context>
<context>
    <name>visagiste::ChannelModel</name>
    <message>
        <source>Mute: the channel rests</source>
        <translation>静音：该通道保持静止</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>visagiste::ChannelPanel</name>
    <message>
        <source>Both sides together</source>
        <translation>左右同步</translation>
    </message>
    <message>
        <source>What is set for one side holds for the other as well</source>
        <translation>一侧的设置同时应用于另一侧</translation>
    </message>
    <message>
        <source>Reset all channels</source>
        <translation>重置所有通道</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Search channels</source>
        <translation>搜索通道</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Reset this channel</source>
        <translation>重置此通道</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Follow the other side of the face</source>
        <translation>跟随面部另一侧</translation>
    </message>
    <message>
        <source>Choose a channel above</source>
        <translation>请在上方选择通道</translation>
    </message>
</context>
<context>
    <name>visagiste::ChannelWords</name>
    <message>
        <source>Brow down</source>
        <translation>皱眉</translation>
    </message>
    <message>
        <source>Inner brow up</source>
        <translation>内眉上扬</translation>
    </message>
    <message>
        <source>Outer brow up</source>
        <translation>外眉上扬</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Look down</source>
        <translation>向下看</translation>
    </message>
    <message>
        <source>Look inwards</source>
        <translation>向内看</translation>
    </message>
    <message>
        <source>Look outwards</source>
        <translation>向外看</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>向上看</translation>
    </message>
    <message>
        <source>Squint</source>
        <translation>眯眼</translation>
    </message>
    <message>
        <source>Eye wide</source>
        <translation>睁大眼</translation>
    </message>
    <message>
        <source>Jaw forward</source>
        <translation>下颌前伸</translation>
    </message>
    <message>
        <source>Jaw to the left</source>
        <translation>下颌左移</translation>
    </message>
    <message>
        <source>Jaw to the right</source>
        <translation>下颌右移</translation>
    </message>
    <message>
        <source>Jaw open</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Lips closed</source>
        <translation>闭唇</translation>
    </message>
    <message>
        <source>Dimple</source>
        <translation>酒窝</translation>
    </message>
    <message>
        <source>Frown</source>
        <translation>嘴角下垂</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗嘴</translation>
    </message>
    <message>
        <source>Mouth to the left</source>
        <translation>嘴左移</translation>
    </message>
    <message>
        <source>Mouth to the right</source>
        <translation>嘴右移</translation>
    </message>
    <message>
        <source>Lower lip down</source>
        <translation>下唇下拉</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>抿嘴</translation>
    </message>
    <message>
        <source>Pucker</source>
        <translation>噘嘴</translation>
    </message>
    <message>
        <source>Roll lower lip</source>
        <translation>下唇内卷</translation>
    </message>
    <message>
        <source>Roll upper lip</source>
        <translation>上唇内卷</translation>
    </message>
    <message>
        <source>Shrug lower lip</source>
        <translation>下唇上推</translation>
    </message>
    <message>
        <source>Shrug upper lip</source>
        <translation>上唇上推</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>嘴角拉伸</translation>
    </message>
    <message>
        <source>Upper lip up</source>
        <translation>上唇上提</translation>
    </message>
    <message>
        <source>Tongue out</source>
        <translation>吐舌</translation>
    </message>
    <message>
        <source>Cheek puff</source>
        <translation>鼓腮</translation>
    </message>
    <message>
        <source>Cheek raise</source>
        <translation>脸颊上提</translation>
    </message>
    <message>
        <source>Nose sneer</source>
        <translation>皱鼻</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>Cheeks and nose</source>
        <translation>脸颊和鼻</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>L</source>
        <comment>short for the left side of the face</comment>
        <translation>左</translation>
    </message>
    <message>
        <source>R</source>
        <comment>short for the right side of the face</comment>
        <translation>右</translation>
    </message>
    <message>
        <source>%1, the person&apos;s left</source>
        <translation>%1，人物左侧</translation>
    </message>
    <message>
        <source>%1, the person&apos;s right</source>
        <translation>%1，人物右侧</translation>
    </message>
</context>
<context>
    <name>visagiste::ClothesWorkspace</name>
    <message>
        <source>Dressed picture</source>
        <translation>着装图片</translation>
    </message>
    <message>
        <source>Open a portrait</source>
        <translation>打开一张肖像</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one, or press Ctrl+O</source>
        <translation>将图片拖到此处、粘贴，或按 Ctrl+O</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>前后并排对比 (D)</translation>
    </message>
    <message>
        <source>Tint skin and background that were made up (V)</source>
        <translation>标出虚构的皮肤和背景 (V)</translation>
    </message>
    <message>
        <source>Write the dressed picture in full size</source>
        <translation>以原尺寸写出着装图片</translation>
    </message>
    <message>
        <source>Import a garment from a file…</source>
        <translation>从文件导入服装…</translation>
    </message>
    <message>
        <source>Cut a garment out of a photo of it, lying or hanging</source>
        <translation>从平铺或悬挂的服装照片中抠出服装</translation>
    </message>
    <message>
        <source>From a photo…</source>
        <translation>来自照片…</translation>
    </message>
    <message>
        <source>Cutting out a garment</source>
        <translation>正在抠出服装</translation>
    </message>
    <message>
        <source>Import a garment</source>
        <translation>导入服装</translation>
    </message>
    <message>
        <source>Garments</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Choose a photo of a garment</source>
        <translation>选择一张服装照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>穿着</translation>
    </message>
    <message>
        <source>Export garment</source>
        <translation>导出服装</translation>
    </message>
    <message>
        <source>Garment from %1</source>
        <translation>来自 %1 的服装</translation>
    </message>
    <message>
        <source>Open a portrait to try clothes on.</source>
        <translation>打开一张肖像来试穿。</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在寻找人脸…</translation>
    </message>
    <message>
        <source>Clothes need a person. Open a portrait first.</source>
        <translation>试穿需要人物。请先打开一张肖像。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Export the dressed picture</source>
        <translation>导出着装图片</translation>
    </message>
    <message>
        <source>%1 dressed</source>
        <translation>%1 着装</translation>
    </message>
    <message>
        <source>Contact sheet: this person in all the garments below (C)</source>
        <translation>样张：此人穿下方所有服装的效果（C）</translation>
    </message>
    <message>
        <source>Points of the garment, to be dragged (G)</source>
        <translation>服装控制点，可拖动（G）</translation>
    </message>
    <message>
        <source>Put the points back</source>
        <translation>复位控制点</translation>
    </message>
    <message>
        <source>No face was found in this picture. Clothes need somebody seen from the front, not from behind.</source>
        <translation>这张图片中没有找到人脸。试穿需要正面的人物，而不是背面。</translation>
    </message>
    <message>
        <source>Arms or hands are before the chest: parts of the clothes may lie wrong.</source>
        <translation>手臂或手挡在胸前：部分服装可能不贴合。</translation>
    </message>
    <message>
        <source>The shoulders reach out of the picture: their width is a guess.</source>
        <translation>肩膀超出了画面：肩宽为估计值。</translation>
    </message>
    <message>
        <source>Search garments</source>
        <translation>搜索服装</translation>
    </message>
</context>
<context>
    <name>visagiste::CoefficientPanel</name>
    <message>
        <source>Face sliders</source>
        <translation>面部滑块</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
</context>
<context>
    <name>visagiste::CurvePlot</name>
    <message>
        <source>No figures yet</source>
        <translation>还没有数据</translation>
    </message>
</context>
<context>
    <name>visagiste::ExportDialog</name>
    <message>
        <source>Export head</source>
        <translation>导出头像</translation>
    </message>
    <message>
        <source>OBJ with material and texture</source>
        <translation>OBJ，含材质和纹理</translation>
    </message>
    <message>
        <source>GLB with 53 expressions as morph targets</source>
        <translation>GLB，含 53 个表情变形目标</translation>
    </message>
    <message>
        <source>PLY with texture</source>
        <translation>PLY，含纹理</translation>
    </message>
    <message>
        <source>STL, shape only</source>
        <translation>STL，仅形状</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 像素</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The file name must end in .obj, .glb, .ply or .stl.</source>
        <translation>文件名须以 .obj、.glb、.ply 或 .stl 结尾。</translation>
    </message>
    <message>
        <source>GLB is always in metres and holds the neutral face; the expressions come as morph targets.</source>
        <translation>GLB 总以米为单位，保存无表情的脸；各表情以变形目标给出。</translation>
    </message>
    <message>
        <source>The head is written as it looks now, expression included. %1</source>
        <translation>按当前样子写出头像，包括表情。%1</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>3D files</source>
        <translation>三维文件</translation>
    </message>
    <message>
        <source>With the makeup</source>
        <translation>带妆容</translation>
    </message>
    <message>
        <source>The look of the chosen face is painted on the texture</source>
        <translation>把所选人脸的妆容画到贴图上</translation>
    </message>
</context>
<context>
    <name>visagiste::ExpressionSliders</name>
    <message>
        <source>No channel has this name.</source>
        <translation>没有这个名称的通道。</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Search channels</source>
        <translation>搜索通道</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Move left and right together</source>
        <translation>左右一起移动</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Reset all channels</source>
        <translation>重置所有通道</translation>
    </message>
    <message>
        <source>Show or hide this group</source>
        <translation>显示或隐藏此组</translation>
    </message>
</context>
<context>
    <name>visagiste::ExpressionWords</name>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Grin</source>
        <translation>露齿笑</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>严肃</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation>闭嘴</translation>
    </message>
    <message>
        <source>Kiss</source>
        <translation>亲吻</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>睁眼</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>闭眼</translation>
    </message>
    <message>
        <source>Wink, left</source>
        <translation>左眼眨眼</translation>
    </message>
    <message>
        <source>Wink, right</source>
        <translation>右眼眨眼</translation>
    </message>
    <message>
        <source>Brows up</source>
        <translation>扬眉</translation>
    </message>
    <message>
        <source>Brows down</source>
        <translation>皱眉</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>放松</translation>
    </message>
</context>
<context>
    <name>visagiste::GarmentModel</name>
    <message>
        <source>Your own garment</source>
        <translation>您自己的服装</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>%1, a favourite</source>
        <translation>%1，已收藏</translation>
    </message>
</context>
<context>
    <name>visagiste::GarmentSheet</name>
    <message>
        <source>This person in the garments below</source>
        <translation>此人穿下方服装的效果</translation>
    </message>
</context>
<context>
    <name>visagiste::GarmentShelf</name>
    <message>
        <source>Search garments</source>
        <translation>搜索服装</translation>
    </message>
    <message>
        <source>Name, material or tag</source>
        <translation>名称、面料或标签</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All tops</source>
        <translation>全部上装</translation>
    </message>
    <message>
        <source>Garments</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No garment fits.</source>
        <translation>没有符合条件的服装。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>所有颜色</translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>收藏（F）</translation>
    </message>
</context>
<context>
    <name>visagiste::GarmentWords</name>
    <message>
        <source>T-shirts</source>
        <translation>T恤</translation>
    </message>
    <message>
        <source>Shirts</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Long sleeves</source>
        <translation>长袖</translation>
    </message>
    <message>
        <source>Turtlenecks</source>
        <translation>高领</translation>
    </message>
    <message>
        <source>Tank tops</source>
        <translation>背心</translation>
    </message>
    <message>
        <source>Hoodies</source>
        <translation>连帽衫</translation>
    </message>
    <message>
        <source>Jackets</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Cardigans</source>
        <translation>开衫</translation>
    </message>
    <message>
        <source>Dresses</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>素色</translation>
    </message>
    <message>
        <source>Stripes</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>牛仔布</translation>
    </message>
    <message>
        <source>Knit</source>
        <translation>针织</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印花</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Collar, cm up</source>
        <translation>领口（上移厘米）</translation>
    </message>
    <message>
        <source>Sleeves</source>
        <translation>袖长</translation>
    </message>
    <message>
        <source>Whole, cm up</source>
        <translation>整体（上移厘米）</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>明度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>White tee</source>
        <translation>白色T恤</translation>
    </message>
    <message>
        <source>Black tee</source>
        <translation>黑色T恤</translation>
    </message>
    <message>
        <source>Teal tee</source>
        <translation>蓝绿T恤</translation>
    </message>
    <message>
        <source>Breton tee</source>
        <translation>海魂T恤</translation>
    </message>
    <message>
        <source>Meadow tee</source>
        <translation>草地花T恤</translation>
    </message>
    <message>
        <source>Red v-neck</source>
        <translation>红色V领</translation>
    </message>
    <message>
        <source>Grey v-neck</source>
        <translation>灰色V领</translation>
    </message>
    <message>
        <source>Navy longsleeve</source>
        <translation>藏青长袖</translation>
    </message>
    <message>
        <source>Striped longsleeve</source>
        <translation>条纹长袖</translation>
    </message>
    <message>
        <source>Burgundy sweater</source>
        <translation>酒红毛衣</translation>
    </message>
    <message>
        <source>Oatmeal sweater</source>
        <translation>燕麦色毛衣</translation>
    </message>
    <message>
        <source>Black turtleneck</source>
        <translation>黑色高领</translation>
    </message>
    <message>
        <source>Cream turtleneck</source>
        <translation>米色高领</translation>
    </message>
    <message>
        <source>White shirt</source>
        <translation>白衬衫</translation>
    </message>
    <message>
        <source>Blue shirt</source>
        <translation>蓝衬衫</translation>
    </message>
    <message>
        <source>Pinstripe shirt</source>
        <translation>细条纹衬衫</translation>
    </message>
    <message>
        <source>Lumberjack shirt</source>
        <translation>伐木工衬衫</translation>
    </message>
    <message>
        <source>Gingham shirt</source>
        <translation>小方格衬衫</translation>
    </message>
    <message>
        <source>Denim shirt</source>
        <translation>牛仔衬衫</translation>
    </message>
    <message>
        <source>Palm shirt</source>
        <translation>棕榈衬衫</translation>
    </message>
    <message>
        <source>Navy blazer</source>
        <translation>藏青西装外套</translation>
    </message>
    <message>
        <source>Camel blazer</source>
        <translation>驼色西装外套</translation>
    </message>
    <message>
        <source>Denim jacket</source>
        <translation>牛仔外套</translation>
    </message>
    <message>
        <source>Olive jacket</source>
        <translation>橄榄色外套</translation>
    </message>
    <message>
        <source>Grey hoodie</source>
        <translation>灰色连帽衫</translation>
    </message>
    <message>
        <source>Mustard hoodie</source>
        <translation>芥末黄连帽衫</translation>
    </message>
    <message>
        <source>Green cardigan</source>
        <translation>绿色开衫</translation>
    </message>
    <message>
        <source>Rose cardigan</source>
        <translation>玫瑰色开衫</translation>
    </message>
    <message>
        <source>White tank top</source>
        <translation>白色背心</translation>
    </message>
    <message>
        <source>Striped tank top</source>
        <translation>条纹背心</translation>
    </message>
    <message>
        <source>Black dress</source>
        <translation>黑色连衣裙</translation>
    </message>
    <message>
        <source>Flower dress</source>
        <translation>碎花连衣裙</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Front of the collar</source>
        <translation>领口前端</translation>
    </message>
    <message>
        <source>Side of the collar</source>
        <translation>领口侧边</translation>
    </message>
    <message>
        <source>Top of the collar</source>
        <translation>立领上缘</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>肩点</translation>
    </message>
    <message>
        <source>Armpit</source>
        <translation>腋下</translation>
    </message>
    <message>
        <source>Outside of the sleeve</source>
        <translation>袖口外侧</translation>
    </message>
    <message>
        <source>Inside of the sleeve</source>
        <translation>袖口内侧</translation>
    </message>
    <message>
        <source>Hem</source>
        <translation>下摆</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1（右）</translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation>%1（左）</translation>
    </message>
</context>
<context>
    <name>visagiste::HeadChooser</name>
    <message>
        <source>Head that acts</source>
        <translation>表演的头像</translation>
    </message>
    <message>
        <source>New head</source>
        <translation>新头像</translation>
    </message>
    <message>
        <source>The head of somebody who does not exist</source>
        <translation>一位并不存在的人的头像</translation>
    </message>
    <message>
        <source>Average head</source>
        <translation>平均头像</translation>
    </message>
    <message>
        <source>Your reconstructed head</source>
        <translation>您重建的头像</translation>
    </message>
    <message>
        <source>Invented head %1</source>
        <translation>虚构头像 %1</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>您的照片</translation>
    </message>
</context>
<context>
    <name>visagiste::HeadJobs</name>
    <message>
        <source>Head from %1</source>
        <translation>由 %1 生成头像</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
</context>
<context>
    <name>visagiste::HelpDialog</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>键盘与鼠标</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Wheel, + and −</source>
        <translation>滚轮、+ 和 −</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>拖动、方向键</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Switch between fit and 100 %</source>
        <translation>在适合窗口与 100 % 之间切换</translation>
    </message>
    <message>
        <source>Fit, 100 %</source>
        <translation>适合窗口、100 %</translation>
    </message>
    <message>
        <source>Click on a face, N</source>
        <translation>点击人脸、N</translation>
    </message>
    <message>
        <source>Choose a face, the next face</source>
        <translation>选择人脸、下一张人脸</translation>
    </message>
    <message>
        <source>Left drag, arrow keys</source>
        <translation>左键拖动、方向键</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation>右键或中键拖动</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>按住 Shift 拖动</translation>
    </message>
    <message>
        <source>Turn the lights</source>
        <translation>转动灯光</translation>
    </message>
    <message>
        <source>Front, side, top</source>
        <translation>正面、侧面、顶面</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Turntable, wireframe</source>
        <translation>转台、线框</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+←、Ctrl+→</translation>
    </message>
    <message>
        <source>Move the line between before and after</source>
        <translation>移动前后对比的分界线</translation>
    </message>
    <message>
        <source>Enter, F</source>
        <translation>Enter、F</translation>
    </message>
    <message>
        <source>On a shade: take it, make it a favourite</source>
        <translation>在色号上：使用、收藏</translation>
    </message>
    <message>
        <source>Space, S, Del, F2</source>
        <translation>空格、S、Del、F2</translation>
    </message>
    <message>
        <source>On a layer: show or hide, only this one, delete, rename</source>
        <translation>在图层上：显示或隐藏、只看此层、删除、重命名</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+↑、Alt+↓</translation>
    </message>
    <message>
        <source>Move a layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>Click on a face</source>
        <translation>点击人脸</translation>
    </message>
    <message>
        <source>Choose whom the next look is for</source>
        <translation>选择下一个妆容给谁</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右方向键</translation>
    </message>
    <message>
        <source>On the curves: a frame back or on; with Shift ten, with Ctrl the next key</source>
        <translation>在曲线上：后退或前进一帧；按住 Shift 为十帧，按住 Ctrl 到下一个关键帧</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下方向键</translation>
    </message>
    <message>
        <source>On the curves: the channel above or below</source>
        <translation>在曲线上：上一个或下一个通道</translation>
    </message>
    <message>
        <source>Set a key, delete the chosen one</source>
        <translation>设置关键帧，删除所选关键帧</translation>
    </message>
    <message>
        <source>Alt and arrow keys</source>
        <translation>Alt 加方向键</translation>
    </message>
    <message>
        <source>Move the chosen key</source>
        <translation>移动所选关键帧</translation>
    </message>
    <message>
        <source>Select a stretch of time, all of it, nothing</source>
        <translation>选择一段时间、全部、取消选择</translation>
    </message>
    <message>
        <source>Ctrl+wheel, + − 0</source>
        <translation>Ctrl+滚轮、+ − 0</translation>
    </message>
    <message>
        <source>Zoom in time, show all</source>
        <translation>缩放时间轴，显示全部</translation>
    </message>
    <message>
        <source>While painting: the size of the brush, turn it round</source>
        <translation>涂抹时：画笔大小，反向涂抹</translation>
    </message>
    <message>
        <source>Tab, arrow keys</source>
        <translation>Tab、方向键</translation>
    </message>
    <message>
        <source>Choose a point of the garment, move it; with Shift ten times as far</source>
        <translation>选择服装上的点并移动；按住 Shift 移动十倍</translation>
    </message>
    <message>
        <source>Put the chosen point back, let go of it</source>
        <translation>复位所选的点，取消选择</translation>
    </message>
    <message>
        <source>On a garment: make it a favourite</source>
        <translation>在服装上：收藏</translation>
    </message>
</context>
<context>
    <name>visagiste::IdentitySliders</name>
    <message>
        <source>Random face</source>
        <translation>随机面孔</translation>
    </message>
    <message>
        <source>Average face</source>
        <translation>平均面孔</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Make up a new person</source>
        <translation>生成一个虚构的人</translation>
    </message>
    <message>
        <source>Reset all components</source>
        <translation>重置所有分量</translation>
    </message>
    <message>
        <source>Shape %1</source>
        <translation>形状 %1</translation>
    </message>
</context>
<context>
    <name>visagiste::ImageCanvas</name>
    <message>
        <source>Drop a portrait here</source>
        <translation>将人像拖到这里</translation>
    </message>
    <message>
        <source>or open a picture, paste one, or switch to Live for the camera</source>
        <translation>也可以打开或粘贴图片，或切换到“实时”使用摄像头</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Face %1 · %2</source>
        <translation>人脸 %1 · %2</translation>
    </message>
</context>
<context>
    <name>visagiste::JobCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消此任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>完成，用时 %1</translation>
    </message>
    <message>
        <source>Failed after %1</source>
        <translation>失败，用时 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>visagiste::JobController</name>
    <message>
        <source>Head from %1</source>
        <translation>由 %1 生成头像</translation>
    </message>
    <message>
        <source>Left from the last session</source>
        <translation>上次未完成</translation>
    </message>
</context>
<context>
    <name>visagiste::JobPanel</name>
    <message>
        <source>No jobs yet. Reconstructing a head or exporting it appears here.</source>
        <translation>还没有任务。重建或导出头像时会显示在这里。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Take finished jobs off the list; their results stay</source>
        <translation>从列表中移除已完成的任务；结果会保留</translation>
    </message>
    <message>
        <source>%1 active, %2 finished</source>
        <translation>%1 个进行中，%2 个已完成</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <translation>%1 个已完成</translation>
    </message>
</context>
<context>
    <name>visagiste::LabRecipePanel</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>The training is a program of its own: it goes on while other pages are used and when the window is closed. The portraits that are open are practised on too.</source>
        <translation>训练是独立的程序：使用其他页面或关闭窗口时它会继续。已打开的人像也会用来练习。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Race families</source>
        <translation>多族竞赛</translation>
    </message>
    <message>
        <source>Trains SNGAN, DCGAN and WGAN-GP on the same pictures at once, to see which gets closest</source>
        <translation>在同一组图片上同时训练 SNGAN、DCGAN 和 WGAN-GP，看哪一个最接近</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>How much the style counts beside the portrait</source>
        <translation>风格相对于人像的权重</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>How much the discriminator counts, which tells results from the style; 0: none</source>
        <translation>判别器的权重，它分辨结果与风格；0 表示不用</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Pictures a step; fewer need less memory</source>
        <translation>每步的图片数；越少占用内存越少</translation>
    </message>
    <message>
        <source>Pictures a step</source>
        <translation>每步图片数</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>None: not sealed</source>
        <translation>无：不加密</translation>
    </message>
    <message>
        <source>Seals the checkpoints of new trainings. A sealed training resumes with its passphrase only.</source>
        <translation>加密新训练的检查点。加密的训练只有用其口令才能继续。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>GAN 族</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Noise while learning, so that nobody can tell from the discriminator whose picture was there. Costs quality and time.</source>
        <translation>学习时加入噪声，使人无法从判别器得知用了谁的图片。会降低质量并增加时间。</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>我的风格</translation>
    </message>
    <message>
        <source>Faces are learned from %1 portraits or more.</source>
        <translation>学习面孔至少需要 %1 张肖像。</translation>
    </message>
    <message>
        <source>In %1 minutes about %2 steps on this machine, %3.</source>
        <translation>在此计算机上 %1 分钟约可训练 %2 步（%3）。</translation>
    </message>
    <message>
        <source>by a short probe</source>
        <translation>据短时试测</translation>
    </message>
    <message>
        <source>as in the last training of this kind</source>
        <translation>据上一次同类训练</translation>
    </message>
    <message>
        <source>Off: who has the discriminator may find out whose picture it saw.</source>
        <translation>关闭：得到判别器的人可能得知它看过谁的图片。</translation>
    </message>
    <message>
        <source>Noise %1: ε = %2 at δ = 10⁻⁵ after %3 steps with these pictures. Below 1 is strong, above 10 weak.</source>
        <translation>噪声 %1：用这些图片训练 %3 步后 ε = %2（δ = 10⁻⁵）。低于 1 为强，高于 10 为弱。</translation>
    </message>
    <message>
        <source>Style, one picture</source>
        <translation>风格（一张图片）</translation>
    </message>
    <message>
        <source>Style, many pictures</source>
        <translation>风格（多张图片）</translation>
    </message>
    <message>
        <source>New faces</source>
        <translation>新面孔</translation>
    </message>
</context>
<context>
    <name>visagiste::LabWorkspace</name>
    <message>
        <source>Looking through the pictures…</source>
        <translation>正在检查图片…</translation>
    </message>
    <message>
        <source>%1 (left out)</source>
        <translation>%1（未采用）</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <translation>%1，%2 × %3 像素</translation>
    </message>
    <message>
        <source>%1 to learn from</source>
        <translation>%1 张可用于学习</translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>%1 张重复</translation>
    </message>
    <message>
        <source>%1 too small</source>
        <translation>%1 张太小</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>%1 张无法读取</translation>
    </message>
    <message>
        <source>Drop pictures or a folder here.</source>
        <translation>把图片或文件夹拖到这里。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>%1, other</source>
        <translation>%1（另一次）</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Style Lab</source>
        <translation>风格实验室</translation>
    </message>
    <message>
        <source>Add pictures… (A)</source>
        <translation>添加图片…（A）</translation>
    </message>
    <message>
        <source>Add a folder… (F)</source>
        <translation>添加文件夹…（F）</translation>
    </message>
    <message>
        <source>Start with no pictures</source>
        <translation>清空图片</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>用于学习的图片</translation>
    </message>
    <message>
        <source>Results while it learns</source>
        <translation>学习过程中的结果</translation>
    </message>
    <message>
        <source>Teach a style</source>
        <translation>教一种风格</translation>
    </message>
    <message>
        <source>Drop pictures of a style here, then press Start</source>
        <translation>把某种风格的图片拖到这里，然后按“开始”</translation>
    </message>
    <message>
        <source>Results over time</source>
        <translation>结果随时间的变化</translation>
    </message>
    <message>
        <source>Figures to show</source>
        <translation>要显示的数据</translation>
    </message>
    <message>
        <source>Another training to compare with</source>
        <translation>用于比较的另一次训练</translation>
    </message>
    <message>
        <source>Figures over the steps</source>
        <translation>数据随步数的变化</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Make style</source>
        <translation>生成风格</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Training doctor</source>
        <translation>训练医生</translation>
    </message>
    <message>
        <source>What the training doctor says</source>
        <translation>训练医生的意见</translation>
    </message>
    <message>
        <source>Delete training</source>
        <translation>删除训练</translation>
    </message>
    <message>
        <source>Delete this training with all its results? Styles made of it stay.</source>
        <translation>删除这次训练及其所有结果？由它生成的风格会保留。</translation>
    </message>
    <message>
        <source>The style “%1” is ready in Style and Live.</source>
        <translation>风格“%1”已可在“风格”和“实时”中使用。</translation>
    </message>
    <message>
        <source>A style of what has been learned so far, for Style and Live</source>
        <translation>把目前学到的做成风格，供“风格”和“实时”使用</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>%1, branch</source>
        <translation>%1，分支</translation>
    </message>
    <message>
        <source>Save faces</source>
        <translation>保存面孔</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>面孔</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save faces…</source>
        <translation>保存面孔…</translation>
    </message>
    <message>
        <source>The faces made last, as a picture</source>
        <translation>把最近生成的面孔存为图片</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>The smallest distance to the pictures so far, as the training measures it; trainings of one kind compare</source>
        <translation>迄今与图片的最小距离（由训练测得）；同类训练之间可比较</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>A new training that goes on from here with the settings above, for their minutes more</source>
        <translation>以上方设置从此处继续的新训练，再训练其所设的分钟数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Step %1: made above, nearest pictures below</source>
        <translation>第 %1 步：上为生成，下为最接近的图片</translation>
    </message>
    <message>
        <source>Take the chosen pictures out</source>
        <translation>移除所选图片</translation>
    </message>
</context>
<context>
    <name>visagiste::LayerEditor</name>
    <message>
        <source>Settings of the layer</source>
        <translation>图层设置</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>质地</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>The person&apos;s own left and right</source>
        <translation>以本人的左右为准</translation>
    </message>
    <message>
        <source>Opacity (%)</source>
        <translation>不透明度 (%)</translation>
    </message>
    <message>
        <source>Colour %1: %2</source>
        <translation>颜色 %1：%2</translation>
    </message>
    <message>
        <source>Colour %1: %2. A shade from the palette goes here.</source>
        <translation>颜色 %1：%2。从调色板选的色号会用在这里。</translation>
    </message>
    <message>
        <source>The person&apos;s own</source>
        <translation>本人原有颜色</translation>
    </message>
    <message>
        <source>One more colour</source>
        <translation>再加一种颜色</translation>
    </message>
    <message>
        <source>Take this colour away</source>
        <translation>去掉这种颜色</translation>
    </message>
</context>
<context>
    <name>visagiste::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Nothing is put on yet. Take a shade above or a look below.</source>
        <translation>还没有上妆。请在上方选色号，或在下方选妆容。</translation>
    </message>
    <message>
        <source>Bypass: the bare face (B)</source>
        <translation>旁路：看素颜 (B)</translation>
    </message>
    <message>
        <source>New layer of the product above (Ctrl+Shift+N)</source>
        <translation>用上方产品新建图层 (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>复制图层 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Split into left and right</source>
        <translation>拆分为左右两层</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移 (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移 (Alt+↓)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除 (Del)</translation>
    </message>
</context>
<context>
    <name>visagiste::LayerModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>visagiste::LayerView</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Layers, topmost first</source>
        <translation>图层，最上层在前</translation>
    </message>
    <message>
        <source>Show or hide (Space)</source>
        <translation>显示或隐藏 (空格)</translation>
    </message>
    <message>
        <source>Only this layer (S)</source>
        <translation>只看这一层 (S)</translation>
    </message>
</context>
<context>
    <name>visagiste::LiveStats</name>
    <message>
        <source>Frame rate, delay and dropped frames</source>
        <translation>帧率、延迟和丢帧</translation>
    </message>
    <message>
        <source>Frames shown a second; time from capture to result; frames skipped because newer ones were there</source>
        <translation>每秒显示的帧数；从采集到结果的时间；因已有更新的帧而跳过的帧数</translation>
    </message>
    <message>
        <source>%1 fps · %2 ms delay · %3 dropped</source>
        <translation>%1 帧/秒 · 延迟 %2 毫秒 · 丢 %3 帧</translation>
    </message>
    <message>
        <source> · makeup %1 ms</source>
        <translation> · 化妆 %1 毫秒</translation>
    </message>
</context>
<context>
    <name>visagiste::LiveWorkspace</name>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>Choose a source above and press Start</source>
        <translation>在上方选择来源，然后点击“开始”</translation>
    </message>
    <message>
        <source>Live head</source>
        <translation>实时头像</translation>
    </message>
    <message>
        <source>It copies the expression of the person in the picture</source>
        <translation>它会模仿画面中人物的表情</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Mirror (M)</source>
        <translation>镜像 (M)</translation>
    </message>
    <message>
        <source>Tracked mesh</source>
        <translation>跟踪网格</translation>
    </message>
    <message>
        <source>Take this face as neutral</source>
        <translation>以当前表情为中性</translation>
    </message>
    <message>
        <source>Take this face as neutral: what it shows now counts as no expression</source>
        <translation>以当前表情为中性：现在的样子视为没有表情</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 · %4 frames a second</source>
        <translation>%1 · %2 × %3 · 每秒 %4 帧</translation>
    </message>
    <message>
        <source>The recording is over.</source>
        <translation>录像已播放完毕。</translation>
    </message>
    <message>
        <source>The face is no longer followed: %1</source>
        <translation>已停止跟踪人脸：%1</translation>
    </message>
    <message>
        <source>Your reconstructed head</source>
        <translation>您重建的头像</translation>
    </message>
    <message>
        <source>Average head</source>
        <translation>平均头像</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>并排显示前后对比 (D)</translation>
    </message>
    <message>
        <source>Several people, each with an own look (E)</source>
        <translation>多人，各有各的妆容 (E)</translation>
    </message>
    <message>
        <source>Hold the picture still (H)</source>
        <translation>定格画面 (H)</translation>
    </message>
    <message>
        <source>Save a picture (P)</source>
        <translation>保存图片 (P)</translation>
    </message>
    <message>
        <source>Record a video, as others see you (R)</source>
        <translation>录制视频，与他人所见一致 (R)</translation>
    </message>
    <message>
        <source>Length of the recording</source>
        <translation>录制时长</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>妆容</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>用于所有人</translation>
    </message>
    <message>
        <source>The next look is for everybody again</source>
        <translation>下一个妆容重新用于所有人</translation>
    </message>
    <message>
        <source>The makeup was switched off: %1</source>
        <translation>化妆效果已关闭：%1</translation>
    </message>
    <message>
        <source>Recorded to %1</source>
        <translation>已录制到 %1</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>for face %1</source>
        <translation>用于人脸 %1</translation>
    </message>
    <message>
        <source>for everybody; click a face to choose for one</source>
        <translation>用于所有人；点击人脸可单独选择</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Style of the live picture</source>
        <translation>实时画面的风格</translation>
    </message>
    <message>
        <source>Paint the live picture in a style; more of them on the Style page</source>
        <translation>以某种风格绘制实时画面；“风格”页面中有更多风格</translation>
    </message>
    <message>
        <source>The style was switched off: %1</source>
        <translation>风格已关闭：%1</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>无风格</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Clothes in the live picture</source>
        <translation>实时画面中的服装</translation>
    </message>
    <message>
        <source>Dress the person in front of the camera; more of them on the Clothes page</source>
        <translation>为镜头前的人试穿；更多服装见“服装”页面</translation>
    </message>
    <message>
        <source>The clothes were taken off: %1</source>
        <translation>服装已脱下：%1</translation>
    </message>
    <message>
        <source>No garment</source>
        <translation>不穿服装</translation>
    </message>
    <message>
        <source>Outfit: %1</source>
        <translation>搭配：%1</translation>
    </message>
    <message>
        <source>As on the Makeup page</source>
        <translation>与“化妆”页相同</translation>
    </message>
    <message>
        <source>Wear the look that was put on the portrait</source>
        <translation>使用肖像上的妆容</translation>
    </message>
    <message>
        <source>As on the Style page</source>
        <translation>与“风格”页相同</translation>
    </message>
    <message>
        <source>As on the Clothes page</source>
        <translation>与“服装”页相同</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>开始或停止</translation>
    </message>
</context>
<context>
    <name>visagiste::LookBar</name>
    <message>
        <source>Looks</source>
        <translation>妆容</translation>
    </message>
    <message>
        <source>Search looks</source>
        <translation>搜索妆容</translation>
    </message>
    <message>
        <source>Name or tag</source>
        <translation>名称或标签</translation>
    </message>
    <message>
        <source>Save what is worn as an own look… (Ctrl+S)</source>
        <translation>将当前妆容保存为自己的妆容… (Ctrl+S)</translation>
    </message>
    <message>
        <source>Import a look from a file…</source>
        <translation>从文件导入妆容…</translation>
    </message>
    <message>
        <source>Save look</source>
        <translation>保存妆容</translation>
    </message>
    <message>
        <source>Name and tags</source>
        <translation>名称和标签</translation>
    </message>
    <message>
        <source>Export look</source>
        <translation>导出妆容</translation>
    </message>
    <message>
        <source>Import a look</source>
        <translation>导入妆容</translation>
    </message>
    <message>
        <source>Take the look of a made-up face from a photo, or drop the photo here (Ctrl+Shift+O)</source>
        <translation>从照片中读取上妆面部的妆容；也可将照片拖到此处 (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>From a photo…</source>
        <translation>取自照片…</translation>
    </message>
    <message>
        <source>Reading the makeup of a photo</source>
        <translation>正在读取照片中的妆容</translation>
    </message>
    <message>
        <source>Choose a photo of a made-up face</source>
        <translation>选择一张上妆面部的照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>visagiste::LookBlend</name>
    <message>
        <source>Blend of two looks</source>
        <translation>两个妆容的混合</translation>
    </message>
    <message>
        <source>Look on the left of the slider</source>
        <translation>滑块左端的妆容</translation>
    </message>
    <message>
        <source>Look on the right of the slider</source>
        <translation>滑块右端的妆容</translation>
    </message>
    <message>
        <source>Share of the right look</source>
        <translation>右侧妆容的比例</translation>
    </message>
    <message>
        <source>Blend: drag from the left look to the right one</source>
        <translation>混合：从左侧妆容拖向右侧妆容</translation>
    </message>
    <message>
        <source>As worn now</source>
        <translation>当前妆容</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>visagiste::LookNameDialog</name>
    <message>
        <source>evening, wedding</source>
        <translation>晚妆, 婚礼</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Your look of this name will be replaced.</source>
        <translation>您的同名妆容将被替换。</translation>
    </message>
</context>
<context>
    <name>visagiste::LookShelf</name>
    <message>
        <source>No look is called or tagged like that.</source>
        <translation>没有这个名称或标签的妆容。</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>妆容</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>妆容总览</translation>
    </message>
    <message>
        <source>Name and tags…</source>
        <translation>名称和标签…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>visagiste::MainWindow</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在查找人脸…</translation>
    </message>
    <message>
        <source>No face found</source>
        <translation>未找到人脸</translation>
    </message>
    <message>
        <source>1 face found</source>
        <translation>找到 1 张人脸</translation>
    </message>
    <message>
        <source>%1 faces found</source>
        <translation>找到 %1 张人脸</translation>
    </message>
    <message>
        <source>There is no face in this picture that can be used. Faces from about 40 pixels on are found.</source>
        <translation>这张图片中没有可用的人脸。可识别约 40 像素以上的人脸。</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>打开其他图片</translation>
    </message>
    <message>
        <source>Jobs (%1)</source>
        <translation>任务 (%1)</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Head ready</source>
        <translation>头像已就绪</translation>
    </message>
    <message>
        <source>A job of the last session had not finished.</source>
        <translation>上次有一个任务未完成。</translation>
    </message>
    <message>
        <source>%1 jobs of the last session had not finished.</source>
        <translation>上次有 %1 个任务未完成。</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>立即运行</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor a file.</source>
        <translation>剪贴板中既没有图片也没有文件。</translation>
    </message>
    <message>
        <source>There is no head to export yet. Reconstruct one from a picture first.</source>
        <translation>还没有可导出的头像。请先由图片重建。</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Export head…</source>
        <translation>导出头像…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>键盘与鼠标</translation>
    </message>
    <message>
        <source>About Visagiste</source>
        <translation>关于 Visagiste</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>数据不离开本机</translation>
    </message>
    <message>
        <source>The look “%1” is on the shelf.</source>
        <translation>妆容“%1”已放入妆容架。</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Sending to %1</source>
        <translation>正在发送到 %1</translation>
    </message>
    <message>
        <source>The style “%1” is on the shelf.</source>
        <translation>风格“%1”已放上架。</translation>
    </message>
    <message>
        <source>The garment “%1” is on the shelf.</source>
        <translation>服装“%1”已在架上。</translation>
    </message>
</context>
<context>
    <name>visagiste::MakeupPanel</name>
    <message>
        <source>Makeup</source>
        <translation>化妆</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层设置</translation>
    </message>
    <message>
        <source>Symmetric: what changes on one side changes on the other</source>
        <translation>对称：一侧的改动同时作用于另一侧</translation>
    </message>
    <message>
        <source>Paint on the face where this layer shows (P)</source>
        <translation>在脸上涂出此图层显示的位置 (P)</translation>
    </message>
</context>
<context>
    <name>visagiste::MakeupWords</name>
    <message>
        <source>Whole face</source>
        <translation>全脸</translation>
    </message>
    <message>
        <source>Under the eyes</source>
        <translation>眼下</translation>
    </message>
    <message>
        <source>Sculpt</source>
        <translation>立体修容</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>脸颊</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>额头</translation>
    </message>
    <message>
        <source>Where the sun falls</source>
        <translation>阳光照到处</translation>
    </message>
    <message>
        <source>Apples of the cheeks</source>
        <translation>苹果肌</translation>
    </message>
    <message>
        <source>Draped</source>
        <translation>斜向晕染</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Sun-kissed</source>
        <translation>日晒感</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>光泽感</translation>
    </message>
    <message>
        <source>Cheekbones</source>
        <translation>颧骨</translation>
    </message>
    <message>
        <source>Cupid&apos;s bow</source>
        <translation>唇峰</translation>
    </message>
    <message>
        <source>Brow bone</source>
        <translation>眉骨</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>平直</translation>
    </message>
    <message>
        <source>Arched</source>
        <translation>弯眉</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>浓密</translation>
    </message>
    <message>
        <source>Lid</source>
        <translation>眼睑</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Crease</source>
        <translation>眼窝</translation>
    </message>
    <message>
        <source>Outer corner</source>
        <translation>外眼角</translation>
    </message>
    <message>
        <source>Inner corner</source>
        <translation>内眼角</translation>
    </message>
    <message>
        <source>Smoky</source>
        <translation>烟熏</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>下侧</translation>
    </message>
    <message>
        <source>Upper</source>
        <translation>上侧</translation>
    </message>
    <message>
        <source>Upper and lower</source>
        <translation>上下两侧</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>细线</translation>
    </message>
    <message>
        <source>Wing</source>
        <translation>上扬</translation>
    </message>
    <message>
        <source>Cat eye</source>
        <translation>猫眼</translation>
    </message>
    <message>
        <source>Smudged</source>
        <translation>晕染</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Over the line</source>
        <translation>超出唇线</translation>
    </message>
    <message>
        <source>Ombré</source>
        <translation>咬唇渐变</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>染唇</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>虹膜</translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation>牙齿</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Keep pores</source>
        <translation>保留毛孔</translation>
    </message>
    <message>
        <source>Even the tone</source>
        <translation>均匀肤色</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Hair strokes</source>
        <translation>毛流感</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Wing length</source>
        <translation>眼尾长度</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Curl</source>
        <translation>卷翘</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>浓密度</translation>
    </message>
    <message>
        <source>Dark ring</source>
        <translation>深色外圈</translation>
    </message>
    <message>
        <source>Place across</source>
        <translation>横向位置</translation>
    </message>
    <message>
        <source>Place upwards</source>
        <translation>纵向位置</translation>
    </message>
    <message>
        <source>Turn (°)</source>
        <translation>旋转 (°)</translation>
    </message>
    <message>
        <source>autumn</source>
        <translation>秋日</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日常</translation>
    </message>
    <message>
        <source>dramatic</source>
        <translation>浓烈</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>晚妆</translation>
    </message>
    <message>
        <source>for him</source>
        <translation>男士</translation>
    </message>
    <message>
        <source>glow</source>
        <translation>光泽</translation>
    </message>
    <message>
        <source>natural</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>party</source>
        <translation>派对</translation>
    </message>
    <message>
        <source>retro</source>
        <translation>复古</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>summer</source>
        <translation>夏日</translation>
    </message>
    <message>
        <source>wedding</source>
        <translation>婚礼</translation>
    </message>
    <message>
        <source>opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>质地</translation>
    </message>
    <message>
        <source>side</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>visibility</source>
        <translation>可见性</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>new layer</source>
        <translation>新图层</translation>
    </message>
    <message>
        <source>deleted layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>order of layers</source>
        <translation>图层顺序</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>底妆</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼部</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>唇部</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>彩绘</translation>
    </message>
    <message>
        <source>Skin smoothing</source>
        <translation>磨皮</translation>
    </message>
    <message>
        <source>Foundation</source>
        <translation>粉底</translation>
    </message>
    <message>
        <source>Concealer</source>
        <translation>遮瑕</translation>
    </message>
    <message>
        <source>Contour powder</source>
        <translation>修容</translation>
    </message>
    <message>
        <source>Bronzer</source>
        <translation>古铜粉</translation>
    </message>
    <message>
        <source>Blush</source>
        <translation>腮红</translation>
    </message>
    <message>
        <source>Highlighter</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Eyeshadow</source>
        <translation>眼影</translation>
    </message>
    <message>
        <source>Kajal</source>
        <translation>内眼线</translation>
    </message>
    <message>
        <source>Eyeliner</source>
        <translation>眼线</translation>
    </message>
    <message>
        <source>Lashes</source>
        <translation>睫毛</translation>
    </message>
    <message>
        <source>Mascara</source>
        <translation>睫毛膏</translation>
    </message>
    <message>
        <source>Lip liner</source>
        <translation>唇线</translation>
    </message>
    <message>
        <source>Lipstick</source>
        <translation>口红</translation>
    </message>
    <message>
        <source>Iris colour</source>
        <translation>瞳色</translation>
    </message>
    <message>
        <source>Teeth whitening</source>
        <translation>牙齿美白</translation>
    </message>
    <message>
        <source>Face paint</source>
        <translation>面部彩绘</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>哑光</translation>
    </message>
    <message>
        <source>Satin</source>
        <translation>缎面</translation>
    </message>
    <message>
        <source>Gloss</source>
        <translation>水光</translation>
    </message>
    <message>
        <source>Shimmer</source>
        <translation>珠光</translation>
    </message>
    <message>
        <source>Glitter</source>
        <translation>亮片</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>look</source>
        <translation>妆容</translation>
    </message>
    <message>
        <source>look “%1”</source>
        <translation>妆容“%1”</translation>
    </message>
    <message>
        <source>name and tags of the look</source>
        <translation>妆容的名称和标签</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Berry autumn</source>
        <translation>浆果秋日</translation>
    </message>
    <message>
        <source>Bronze goddess</source>
        <translation>古铜女神</translation>
    </message>
    <message>
        <source>Camera ready</source>
        <translation>上镜妆</translation>
    </message>
    <message>
        <source>Classic red lip</source>
        <translation>经典红唇</translation>
    </message>
    <message>
        <source>Disco glitter</source>
        <translation>迪斯科闪片</translation>
    </message>
    <message>
        <source>Editorial blue</source>
        <translation>大片蓝</translation>
    </message>
    <message>
        <source>Fresh morning</source>
        <translation>清新晨光</translation>
    </message>
    <message>
        <source>Groomed</source>
        <translation>男士修容</translation>
    </message>
    <message>
        <source>Mermaid</source>
        <translation>美人鱼</translation>
    </message>
    <message>
        <source>No-makeup</source>
        <translation>伪素颜</translation>
    </message>
    <message>
        <source>Peach gloss</source>
        <translation>蜜桃唇光</translation>
    </message>
    <message>
        <source>Porcelain doll</source>
        <translation>瓷娃娃</translation>
    </message>
    <message>
        <source>Smoky night</source>
        <translation>烟熏之夜</translation>
    </message>
    <message>
        <source>Soft bridal</source>
        <translation>柔美新娘</translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation>日落</translation>
    </message>
</context>
<context>
    <name>visagiste::MakeupWorkspace</name>
    <message>
        <source>Makeup needs a face. Open a portrait first.</source>
        <translation>化妆需要人脸。请先打开一张肖像。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Click a colour in the picture; Esc gives up</source>
        <translation>在图片中点击一种颜色；按 Esc 放弃</translation>
    </message>
    <message>
        <source>Click the grey card in the picture; Esc gives up</source>
        <translation>在图片中点击灰卡；按 Esc 放弃</translation>
    </message>
    <message>
        <source>Choose a picture for the face</source>
        <translation>选择用于面部的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Export the painted picture</source>
        <translation>导出上妆后的图片</translation>
    </message>
    <message>
        <source>%1 with makeup</source>
        <translation>%1 上妆</translation>
    </message>
    <message>
        <source>Painted picture</source>
        <translation>上妆后的图片</translation>
    </message>
    <message>
        <source>Open a portrait</source>
        <translation>打开一张人像</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one, or press Ctrl+O</source>
        <translation>将图片拖到这里、粘贴，或按 Ctrl+O</translation>
    </message>
    <message>
        <source>Makeup</source>
        <translation>化妆</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>并排显示前后对比 (D)</translation>
    </message>
    <message>
        <source>Contact sheet: every look on this face (C)</source>
        <translation>妆容总览：此人试戴所有妆容 (C)</translation>
    </message>
    <message>
        <source>The look on light, medium and dark skin (T)</source>
        <translation>浅、中、深三种肤色上的妆效 (T)</translation>
    </message>
    <message>
        <source>Open a portrait to put makeup on it.</source>
        <translation>打开一张肖像即可上妆。</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在查找人脸…</translation>
    </message>
    <message>
        <source>No face was found in this picture. Makeup needs one.</source>
        <translation>此图片中没有找到人脸，无法上妆。</translation>
    </message>
    <message>
        <source>Paint over the face; Alt paints the other way, Space moves the picture, Esc ends</source>
        <translation>在脸上涂抹；按住 Alt 反向涂抹，空格移动图片，Esc 结束</translation>
    </message>
    <message>
        <source>No makeup was seen on the face in %1.</source>
        <translation>在 %1 的面部上没有看到妆容。</translation>
    </message>
    <message>
        <source>%1 shows %2 faces; the look is that of the largest one.</source>
        <translation>%1 中有 %2 张脸；妆容取自其中最大的一张。</translation>
    </message>
    <message>
        <source>Write the painted picture in full size</source>
        <translation>以原尺寸写出上妆后的图片</translation>
    </message>
    <message>
        <source>Search shades</source>
        <translation>搜索色号</translation>
    </message>
    <message>
        <source>Take a colour from the picture</source>
        <translation>从图片中取色</translation>
    </message>
    <message>
        <source>Point at a grey card</source>
        <translation>指向灰卡</translation>
    </message>
    <message>
        <source>Paint where the layer shows</source>
        <translation>涂抹图层显示的区域</translation>
    </message>
    <message>
        <source>Bypass: the bare face</source>
        <translation>旁路：看素颜</translation>
    </message>
</context>
<context>
    <name>visagiste::MaskBar</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hold Alt to paint the other way</source>
        <translation>按住 Alt 反向涂抹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation>画笔大小（[ 和 ]）</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Whole zone</source>
        <translation>整个区域</translation>
    </message>
    <message>
        <source>Bring back everything that was hidden</source>
        <translation>恢复所有已隐藏的部分</translation>
    </message>
    <message>
        <source>Put the brush away (Esc)</source>
        <translation>收起画笔 (Esc)</translation>
    </message>
</context>
<context>
    <name>visagiste::MeshView</name>
    <message>
        <source>No head yet</source>
        <translation>还没有头像</translation>
    </message>
    <message>
        <source>Open a portrait and press Reconstruct</source>
        <translation>打开一张人像并点击“重建”</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>三维视图</translation>
    </message>
    <message>
        <source>Mesh of %1 vertices and %2 triangles</source>
        <translation>网格：%1 个顶点，%2 个三角形</translation>
    </message>
    <message>
        <source>3D is not available</source>
        <translation>三维不可用</translation>
    </message>
    <message>
        <source>This computer offers no OpenGL 3.3. Install the graphics driver, or the software renderer (package libgl1-mesa-dri); everything else works.</source>
        <translation>这台电脑不提供 OpenGL 3.3。请安装显卡驱动或软件渲染器（软件包 libgl1-mesa-dri）；其余功能均可使用。</translation>
    </message>
</context>
<context>
    <name>visagiste::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>visagiste::OutfitBar</name>
    <message>
        <source>Saved outfits</source>
        <translation>已保存的搭配</translation>
    </message>
    <message>
        <source>Wear an outfit that was saved</source>
        <translation>穿上已保存的搭配</translation>
    </message>
    <message>
        <source>Save this outfit…</source>
        <translation>保存此搭配…</translation>
    </message>
    <message>
        <source>Import an outfit from a file…</source>
        <translation>从文件导入搭配…</translation>
    </message>
    <message>
        <source>Export this outfit with its garments…</source>
        <translation>导出此搭配及其服装…</translation>
    </message>
    <message>
        <source>Delete the chosen outfit</source>
        <translation>删除所选搭配</translation>
    </message>
    <message>
        <source>Import an outfit</source>
        <translation>导入搭配</translation>
    </message>
    <message>
        <source>Outfits</source>
        <translation>搭配</translation>
    </message>
    <message>
        <source>Outfit</source>
        <translation>搭配</translation>
    </message>
    <message>
        <source>Export outfit</source>
        <translation>导出搭配</translation>
    </message>
    <message>
        <source>Save outfit</source>
        <translation>保存搭配</translation>
    </message>
    <message>
        <source>Name. An outfit of the same name is replaced.</source>
        <translation>名称。同名的搭配将被替换。</translation>
    </message>
</context>
<context>
    <name>visagiste::OutfitPanel</name>
    <message>
        <source>What is worn, topmost first</source>
        <translation>所穿服装，最外层在前</translation>
    </message>
    <message>
        <source>Click a garment below, or drag it onto the person.</source>
        <translation>点击下方的服装，或将其拖到人物身上。</translation>
    </message>
    <message>
        <source>Wear it over the next one</source>
        <translation>穿在上一件外面</translation>
    </message>
    <message>
        <source>Wear it under the one before</source>
        <translation>穿在下一件里面</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>脱下</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>面料</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>原有面料</translation>
    </message>
    <message>
        <source>Colour of the cloth…</source>
        <translation>面料颜色…</translation>
    </message>
    <message>
        <source>Colour of its figures…</source>
        <translation>图案颜色…</translation>
    </message>
</context>
<context>
    <name>visagiste::PerformWorkspace</name>
    <message>
        <source>Head that acts</source>
        <translation>表演的头像</translation>
    </message>
    <message>
        <source>It does what the performer does</source>
        <translation>它会模仿表演者的动作</translation>
    </message>
    <message>
        <source>Performer</source>
        <translation>表演者</translation>
    </message>
    <message>
        <source>No performer</source>
        <translation>没有表演者</translation>
    </message>
    <message>
        <source>Choose a source above and press Start</source>
        <translation>在上方选择来源，然后点击“开始”</translation>
    </message>
    <message>
        <source>The recording is over.</source>
        <translation>录像已播放完毕。</translation>
    </message>
    <message>
        <source>The face is no longer followed: %1</source>
        <translation>已停止跟踪人脸：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Measuring the face: %1 %</source>
        <translation>正在测量面部：%1 %</translation>
    </message>
    <message>
        <source>Waiting for a face</source>
        <translation>等待人脸</translation>
    </message>
    <message>
        <source>Fit %1 % · %2</source>
        <translation>拟合误差 %1 % · %2</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>poor: more light, and look at the camera</source>
        <translation>较差：请增加光线并看向摄像头</translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>表演</translation>
    </message>
    <message>
        <source>Watch the source (L)</source>
        <translation>观看来源 (L)</translation>
    </message>
    <message>
        <source>Record a take (R)</source>
        <translation>录制一条 (R)</translation>
    </message>
    <message>
        <source>Length of the recording</source>
        <translation>录制时长</translation>
    </message>
    <message>
        <source>Mirror (M)</source>
        <translation>镜像 (M)</translation>
    </message>
    <message>
        <source>The head turns with the performer&apos;s (P)</source>
        <translation>头像随表演者转动 (P)</translation>
    </message>
    <message>
        <source>Blink while nobody is seen (B)</source>
        <translation>无人时自动眨眼 (B)</translation>
    </message>
    <message>
        <source>Several people: click on the one who performs (E)</source>
        <translation>多人：点击表演者 (E)</translation>
    </message>
    <message>
        <source>Calibrate (C)</source>
        <translation>校准 (C)</translation>
    </message>
    <message>
        <source>Calibrate (C): look at the camera with a resting face. The face is measured anew, and what it shows then counts as no expression</source>
        <translation>校准 (C)：面部放松并看向摄像头。系统会重新测量面部，此时的样子即视为无表情</translation>
    </message>
    <message>
        <source>Accuracy of the calibration</source>
        <translation>校准精度</translation>
    </message>
    <message>
        <source>Send to another program by VMC (V)</source>
        <translation>通过 VMC 发送到其他程序 (V)</translation>
    </message>
    <message>
        <source>Where the performance is sent</source>
        <translation>表演的发送目标</translation>
    </message>
    <message>
        <source>Sending to %1</source>
        <translation>正在发送到 %1</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>录制条目</translation>
    </message>
    <message>
        <source>A recording that was cut short has been recovered: %1</source>
        <translation>已恢复一段被中断的录制：%1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The face model is still being loaded.</source>
        <translation>人脸模型仍在加载。</translation>
    </message>
    <message>
        <source>Nobody was seen while recording: nothing is kept.</source>
        <translation>录制期间没有看到人脸：未保留任何内容。</translation>
    </message>
    <message>
        <source>The take “%1” is empty.</source>
        <translation>条目“%1”为空。</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除条目</translation>
    </message>
    <message>
        <source>Delete “%1” for good? It cannot be brought back.</source>
        <translation>要永久删除“%1”吗？删除后无法恢复。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1 % of the picture is not from the photo.</source>
        <translation>画面的 %1 % 不是来自照片。</translation>
    </message>
    <message>
        <source>Photo that acts</source>
        <translation>表演的照片</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Open a portrait and press Reconstruct head</source>
        <translation>打开一张人像并点击“重建头像”</translation>
    </message>
    <message>
        <source>learning your face %1</source>
        <translation>正在学习您的面部 %1</translation>
    </message>
    <message>
        <source>face learned</source>
        <translation>已学会面部</translation>
    </message>
    <message>
        <source>face not learned</source>
        <translation>未能学会面部</translation>
    </message>
    <message>
        <source>How far the measured face is from the points in the picture, in percent of the distance of the eyes. Then Visagiste practises on renders of your own head, so that it can read one-sided movements, lids and eyes; what it learns stays in memory until you stop</source>
        <translation>测得的面部与画面中各点的偏差，以两眼间距的百分比表示。随后 Visagiste 会用您自己头部的渲染图进行练习，从而读出单侧动作、眼睑和眼球；所学内容只保留在内存中，直到您停止</translation>
    </message>
    <message>
        <source>Watch the source or stop</source>
        <translation>观看来源或停止</translation>
    </message>
    <message>
        <source>Play or pause the take</source>
        <translation>播放或暂停条目</translation>
    </message>
</context>
<context>
    <name>visagiste::PerformanceExport</name>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
</context>
<context>
    <name>visagiste::PerformanceExportDialog</name>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export performance</source>
        <translation>导出表演</translation>
    </message>
    <message>
        <source>GLB: the head with its animation</source>
        <translation>GLB：带动画的头像</translation>
    </message>
    <message>
        <source>CSV as of Live Link Face</source>
        <translation>CSV：Live Link Face 格式</translation>
    </message>
    <message>
        <source>JSON: channels, pose, gaze, confidence</source>
        <translation>JSON：通道、姿态、视线、置信度</translation>
    </message>
    <message>
        <source>MP4: a film of the head</source>
        <translation>MP4：头像影片</translation>
    </message>
    <message>
        <source>PNG: a picture a frame</source>
        <translation>PNG：每帧一张图片</translation>
    </message>
    <message>
        <source>OBJ: a mesh a frame</source>
        <translation>OBJ：每帧一个网格</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %1 像素 {1 ?} {2 ?} {1  or 2 ?}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>与录制相同</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Colour behind the head</source>
        <translation>头像背后的颜色</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The performance is written as it is seen: with the settings of the channels, mirror and pose.</source>
        <translation>按所见效果导出表演：包含通道设置、镜像与姿态。</translation>
    </message>
    <message>
        <source>The file name must end in .glb, .csv, .json, .mp4, .png or .obj.</source>
        <translation>文件名必须以 .glb、.csv、.json、.mp4、.png 或 .obj 结尾。</translation>
    </message>
    <message>
        <source>The files are numbered: %1_00001.%2 and so on.</source>
        <translation>文件将依次编号：%1_00001.%2 等。</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Performances</source>
        <translation>表演</translation>
    </message>
    <message>
        <source>MP4: a film of the photo</source>
        <translation>MP4：照片的影片</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>Longer side %1 pixels</source>
        <translation>长边 %1 像素</translation>
    </message>
    <message>
        <source>The file name must end in .csv, .json, .mp4 or .png.</source>
        <translation>文件名必须以 .csv、.json、.mp4 或 .png 结尾。</translation>
    </message>
</context>
<context>
    <name>visagiste::PhotoLook</name>
    <message>
        <source>Look from %1</source>
        <translation>取自 %1 的妆容</translation>
    </message>
</context>
<context>
    <name>visagiste::PhotoPage</name>
    <message>
        <source>Photo with the head&apos;s expression</source>
        <translation>带有头部表情的照片</translation>
    </message>
    <message>
        <source>No head yet</source>
        <translation>还没有头像</translation>
    </message>
    <message>
        <source>Open a portrait and press Reconstruct head</source>
        <translation>打开一张人像并点击“重建头像”</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>并排显示前后对比 (D)</translation>
    </message>
    <message>
        <source>Mark what is not from the photo (V)</source>
        <translation>标出不是来自照片的部分 (V)</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>看向镜头</translation>
    </message>
    <message>
        <source>Turn the eyes to the camera</source>
        <translation>把目光转向镜头</translation>
    </message>
    <message>
        <source>Write the photo with this expression in full size</source>
        <translation>按原尺寸写出带此表情的照片</translation>
    </message>
    <message>
        <source>%1 % of the picture is not from the photo: lids, the inside of the mouth and what was hidden are made up.</source>
        <translation>图片的 %1 % 不是来自照片：眼睑、口腔内部和原先被遮住的部分是补出来的。</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>%1 with another expression</source>
        <translation>%1 换表情</translation>
    </message>
</context>
<context>
    <name>visagiste::PictureExporter</name>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
</context>
<context>
    <name>visagiste::PictureOpener</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>visagiste::PortraitWorkspace</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Open a portrait</source>
        <translation>打开一张人像</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one, or press Ctrl+O</source>
        <translation>将图片拖到这里、粘贴，或按 Ctrl+O</translation>
    </message>
    <message>
        <source>Face boxes</source>
        <translation>人脸框</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Face mesh</source>
        <translation>面部网格</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Irises</source>
        <translation>虹膜</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>Edit in Sculpt</source>
        <translation>在“塑形”中编辑</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Reconstructed head</source>
        <translation>重建的头像</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>3D head</source>
        <translation>三维头像</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 像素</translation>
    </message>
    <message>
        <source>Reconstruct head</source>
        <translation>重建头像</translation>
    </message>
    <message>
        <source>Make a textured 3D head from the chosen face (Ctrl+R)</source>
        <translation>由所选人脸生成带纹理的三维头像 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Face %1 · %2</source>
        <translation>人脸 %1 · %2</translation>
    </message>
    <message>
        <source>Faces appear here once a picture is open.</source>
        <translation>打开图片后，人脸会显示在这里。</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在查找人脸…</translation>
    </message>
    <message>
        <source>No face found in this picture.</source>
        <translation>这张图片中未找到人脸。</translation>
    </message>
    <message>
        <source>The head is ready.</source>
        <translation>头像已就绪。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Restyle the photo…</source>
        <translation>为照片更换风格…</translation>
    </message>
    <message>
        <source>See this photo in every style, and paint it in one</source>
        <translation>查看此照片在每种风格下的样子，并选一种绘制</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>前后并排对比 (D)</translation>
    </message>
    <message>
        <source>Write the picture with makeup, clothes, expression and style in full size</source>
        <translation>以原尺寸写出带有妆容、衣服、表情和风格的图片</translation>
    </message>
    <message>
        <source>Export the finished picture</source>
        <translation>导出完成的图片</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <translation>%1 完成稿</translation>
    </message>
    <message>
        <source>The finished picture: makeup, clothes, expression and style (V)</source>
        <translation>完成的图片：妆容、衣服、表情和风格 (V)</translation>
    </message>
</context>
<context>
    <name>visagiste::ProgressWords</name>
    <message>
        <source>under a second</source>
        <translation>不到一秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还剩几秒</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>约剩 %1 小时</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>visagiste::ResponseCurve</name>
    <message>
        <source>Response curve</source>
        <translation>响应曲线</translation>
    </message>
    <message>
        <source>Value in to value out: double click sets a point, Delete takes it away</source>
        <translation>输入值到输出值：双击添加控制点，按 Delete 删除</translation>
    </message>
    <message>
        <source>%1 % gives %2 %</source>
        <translation>%1 % 输出 %2 %</translation>
    </message>
</context>
<context>
    <name>visagiste::SamplePanel</name>
    <message>
        <source>Painting the samples…</source>
        <translation>正在绘制样例…</translation>
    </message>
    <message>
        <source>The look on light, medium and dark skin</source>
        <translation>浅、中、深三种肤色上的妆效</translation>
    </message>
    <message>
        <source>%1 skin · Monk %2</source>
        <translation>%1肤色 · Monk %2</translation>
    </message>
</context>
<context>
    <name>visagiste::SculptWorkspace</name>
    <message>
        <source>3D head</source>
        <translation>三维头像</translation>
    </message>
    <message>
        <source>No head yet</source>
        <translation>还没有头像</translation>
    </message>
    <message>
        <source>Open a portrait and press Reconstruct head</source>
        <translation>打开一张人像并点击“重建头像”</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>三维视图</translation>
    </message>
    <message>
        <source>Save a picture of the head…</source>
        <translation>保存头像图片…</translation>
    </message>
    <message>
        <source>Textured</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Clay: shape without colour</source>
        <translation>素模：只看形状</translation>
    </message>
    <message>
        <source>Wireframe</source>
        <translation>线框</translation>
    </message>
    <message>
        <source>UV checker</source>
        <translation>UV 棋盘格</translation>
    </message>
    <message>
        <source>Wires over the surface (W)</source>
        <translation>在表面上显示线框 (W)</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Turntable (T)</source>
        <translation>转台 (T)</translation>
    </message>
    <message>
        <source>Front (1)</source>
        <translation>正面 (1)</translation>
    </message>
    <message>
        <source>Side (3)</source>
        <translation>侧面 (3)</translation>
    </message>
    <message>
        <source>Top (7)</source>
        <translation>顶面 (7)</translation>
    </message>
    <message>
        <source>Reset the view (Home)</source>
        <translation>重置视图 (Home)</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>影棚</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>Dramatic</source>
        <translation>戏剧</translation>
    </message>
    <message>
        <source>Flat: the texture&apos;s own colours</source>
        <translation>平光：纹理本色</translation>
    </message>
    <message>
        <source>Lights; hold Shift and drag in the view to turn them</source>
        <translation>灯光；在视图中按住 Shift 拖动可转动灯光</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Every expression to zero</source>
        <translation>所有表情归零</translation>
    </message>
    <message>
        <source>As in the photo</source>
        <translation>如照片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write OBJ, GLB, PLY or STL (Ctrl+E)</source>
        <translation>写出 OBJ、GLB、PLY 或 STL (Ctrl+E)</translation>
    </message>
    <message>
        <source>Save a picture of the head</source>
        <translation>保存头像图片</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>无法将图片写入 %1。</translation>
    </message>
    <message>
        <source>The head wears the look of the Makeup page (M)</source>
        <translation>头部带上“妆容”页中的妆容 (M)</translation>
    </message>
    <message>
        <source>What the sliders move</source>
        <translation>滑块作用于</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The photo with the expression of the sliders (P)</source>
        <translation>带有滑块表情的照片 (P)</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Whole expressions, laid over the present one</source>
        <translation>整套表情，叠加在当前表情上</translation>
    </message>
    <message>
        <source>Expression, identity and pose as they were reconstructed</source>
        <translation>表情、身份和姿态恢复到重建时的样子</translation>
    </message>
    <message>
        <source>The head, or the photo</source>
        <translation>头部模型或照片</translation>
    </message>
</context>
<context>
    <name>visagiste::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Automatic takes the faster number type that this processor computes correctly.</source>
        <translation>“自动”会选用此处理器能正确计算的较快数值类型。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Numbers of the networks</source>
        <translation>网络数值类型</translation>
    </message>
    <message>
        <source>Machine that performances are sent to</source>
        <translation>接收表演的计算机</translation>
    </message>
    <message>
        <source>Port that performances are sent to</source>
        <translation>接收表演的端口</translation>
    </message>
    <message>
        <source>Send performances to</source>
        <translation>表演发送到</translation>
    </message>
</context>
<context>
    <name>visagiste::ShadeBrowser</name>
    <message>
        <source>Makeup palette</source>
        <translation>化妆调色板</translation>
    </message>
    <message>
        <source>Kinds of products</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Search shades</source>
        <translation>搜索色号</translation>
    </message>
    <message>
        <source>Name or #colour</source>
        <translation>名称或 #颜色</translation>
    </message>
    <message>
        <source>Searches all products by name, finish or colour (Ctrl+F)</source>
        <translation>按名称、质地或颜色在所有产品中搜索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sort by what suits this skin</source>
        <translation>按适合此肤色的程度排序</translation>
    </message>
    <message>
        <source>Put it on</source>
        <translation>上妆</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>收藏 (F)</translation>
    </message>
    <message>
        <source>Take a colour from the picture (I)</source>
        <translation>从图片取色 (I)</translation>
    </message>
    <message>
        <source>Mix an own colour…</source>
        <translation>自调颜色…</translation>
    </message>
    <message>
        <source>Sort by what suits this skin: needs a face in the picture</source>
        <translation>按适合此肤色的程度排序：图片中需要有人脸</translation>
    </message>
    <message>
        <source>No shade is called that. A colour such as #c2185b works too.</source>
        <translation>没有这个名称的色号。也可以输入 #c2185b 这样的颜色。</translation>
    </message>
    <message>
        <source>%1 has no colour to choose.</source>
        <translation>%1不需要选择颜色。</translation>
    </message>
    <message>
        <source>No favourites here yet. Press F on a shade.</source>
        <translation>这里还没有收藏。在色号上按 F 收藏。</translation>
    </message>
    <message>
        <source>Shades that you use are listed here.</source>
        <translation>用过的色号会列在这里。</translation>
    </message>
    <message>
        <source>No shades are installed for this product.</source>
        <translation>此产品没有安装色号。</translation>
    </message>
    <message>
        <source>Mix an own colour</source>
        <translation>自调颜色</translation>
    </message>
</context>
<context>
    <name>visagiste::ShadeGrid</name>
    <message>
        <source>Shades</source>
        <translation>色号</translation>
    </message>
</context>
<context>
    <name>visagiste::ShadeModel</name>
    <message>
        <source>Custom colour</source>
        <translation>自定颜色</translation>
    </message>
    <message>
        <source>%1 · L* %2  a* %3  b* %4</source>
        <translation>%1 · L* %2  a* %3  b* %4</translation>
    </message>
</context>
<context>
    <name>visagiste::ShadeWords</name>
    <message>
        <source>Porcelain cool</source>
        <translation>瓷白冷调</translation>
    </message>
    <message>
        <source>Porcelain neutral</source>
        <translation>瓷白中性</translation>
    </message>
    <message>
        <source>Porcelain warm</source>
        <translation>瓷白暖调</translation>
    </message>
    <message>
        <source>Ivory cool</source>
        <translation>象牙冷调</translation>
    </message>
    <message>
        <source>Ivory neutral</source>
        <translation>象牙中性</translation>
    </message>
    <message>
        <source>Ivory warm</source>
        <translation>象牙暖调</translation>
    </message>
    <message>
        <source>Shell cool</source>
        <translation>贝壳冷调</translation>
    </message>
    <message>
        <source>Shell neutral</source>
        <translation>贝壳中性</translation>
    </message>
    <message>
        <source>Shell warm</source>
        <translation>贝壳暖调</translation>
    </message>
    <message>
        <source>Sand cool</source>
        <translation>沙色冷调</translation>
    </message>
    <message>
        <source>Sand neutral</source>
        <translation>沙色中性</translation>
    </message>
    <message>
        <source>Sand warm</source>
        <translation>沙色暖调</translation>
    </message>
    <message>
        <source>Honey cool</source>
        <translation>蜜糖冷调</translation>
    </message>
    <message>
        <source>Honey neutral</source>
        <translation>蜜糖中性</translation>
    </message>
    <message>
        <source>Honey warm</source>
        <translation>蜜糖暖调</translation>
    </message>
    <message>
        <source>Almond cool</source>
        <translation>杏仁冷调</translation>
    </message>
    <message>
        <source>Almond neutral</source>
        <translation>杏仁中性</translation>
    </message>
    <message>
        <source>Almond warm</source>
        <translation>杏仁暖调</translation>
    </message>
    <message>
        <source>Caramel cool</source>
        <translation>焦糖冷调</translation>
    </message>
    <message>
        <source>Caramel neutral</source>
        <translation>焦糖中性</translation>
    </message>
    <message>
        <source>Caramel warm</source>
        <translation>焦糖暖调</translation>
    </message>
    <message>
        <source>Chestnut cool</source>
        <translation>栗色冷调</translation>
    </message>
    <message>
        <source>Chestnut neutral</source>
        <translation>栗色中性</translation>
    </message>
    <message>
        <source>Chestnut warm</source>
        <translation>栗色暖调</translation>
    </message>
    <message>
        <source>Walnut cool</source>
        <translation>胡桃冷调</translation>
    </message>
    <message>
        <source>Walnut neutral</source>
        <translation>胡桃中性</translation>
    </message>
    <message>
        <source>Walnut warm</source>
        <translation>胡桃暖调</translation>
    </message>
    <message>
        <source>Cocoa cool</source>
        <translation>可可冷调</translation>
    </message>
    <message>
        <source>Cocoa neutral</source>
        <translation>可可中性</translation>
    </message>
    <message>
        <source>Cocoa warm</source>
        <translation>可可暖调</translation>
    </message>
    <message>
        <source>Espresso cool</source>
        <translation>浓咖冷调</translation>
    </message>
    <message>
        <source>Espresso neutral</source>
        <translation>浓咖中性</translation>
    </message>
    <message>
        <source>Espresso warm</source>
        <translation>浓咖暖调</translation>
    </message>
    <message>
        <source>Onyx cool</source>
        <translation>墨玉冷调</translation>
    </message>
    <message>
        <source>Onyx neutral</source>
        <translation>墨玉中性</translation>
    </message>
    <message>
        <source>Onyx warm</source>
        <translation>墨玉暖调</translation>
    </message>
    <message>
        <source>Porcelain bright</source>
        <translation>瓷白提亮</translation>
    </message>
    <message>
        <source>Ivory bright</source>
        <translation>象牙提亮</translation>
    </message>
    <message>
        <source>Shell bright</source>
        <translation>贝壳提亮</translation>
    </message>
    <message>
        <source>Sand bright</source>
        <translation>沙色提亮</translation>
    </message>
    <message>
        <source>Honey bright</source>
        <translation>蜜糖提亮</translation>
    </message>
    <message>
        <source>Almond bright</source>
        <translation>杏仁提亮</translation>
    </message>
    <message>
        <source>Caramel bright</source>
        <translation>焦糖提亮</translation>
    </message>
    <message>
        <source>Chestnut bright</source>
        <translation>栗色提亮</translation>
    </message>
    <message>
        <source>Walnut bright</source>
        <translation>胡桃提亮</translation>
    </message>
    <message>
        <source>Cocoa bright</source>
        <translation>可可提亮</translation>
    </message>
    <message>
        <source>Espresso bright</source>
        <translation>浓咖提亮</translation>
    </message>
    <message>
        <source>Onyx bright</source>
        <translation>墨玉提亮</translation>
    </message>
    <message>
        <source>Ash light</source>
        <translation>浅灰影</translation>
    </message>
    <message>
        <source>Ash medium</source>
        <translation>中灰影</translation>
    </message>
    <message>
        <source>Taupe</source>
        <translation>灰褐</translation>
    </message>
    <message>
        <source>Cedar</source>
        <translation>雪松</translation>
    </message>
    <message>
        <source>Umber</source>
        <translation>棕土</translation>
    </message>
    <message>
        <source>Bark</source>
        <translation>树皮</translation>
    </message>
    <message>
        <source>Soot</source>
        <translation>烟煤</translation>
    </message>
    <message>
        <source>Dune</source>
        <translation>沙丘</translation>
    </message>
    <message>
        <source>Terracotta</source>
        <translation>赤陶</translation>
    </message>
    <message>
        <source>Sundown</source>
        <translation>日暮</translation>
    </message>
    <message>
        <source>Copper beach</source>
        <translation>铜色海滩</translation>
    </message>
    <message>
        <source>Sienna</source>
        <translation>赭土</translation>
    </message>
    <message>
        <source>Bronze bay</source>
        <translation>古铜海湾</translation>
    </message>
    <message>
        <source>Mahogany sun</source>
        <translation>桃花心木日光</translation>
    </message>
    <message>
        <source>Deep amber</source>
        <translation>深琥珀</translation>
    </message>
    <message>
        <source>Petal</source>
        <translation>花瓣</translation>
    </message>
    <message>
        <source>Ballet</source>
        <translation>芭蕾</translation>
    </message>
    <message>
        <source>Peach fuzz</source>
        <translation>蜜桃绒</translation>
    </message>
    <message>
        <source>Apricot</source>
        <translation>杏子</translation>
    </message>
    <message>
        <source>Coral reef</source>
        <translation>珊瑚礁</translation>
    </message>
    <message>
        <source>Rosewood</source>
        <translation>花梨木</translation>
    </message>
    <message>
        <source>Wild rose</source>
        <translation>野玫瑰</translation>
    </message>
    <message>
        <source>Mauve mist</source>
        <translation>淡紫薄雾</translation>
    </message>
    <message>
        <source>Plum veil</source>
        <translation>李子轻纱</translation>
    </message>
    <message>
        <source>Berry</source>
        <translation>浆果</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>砖红</translation>
    </message>
    <message>
        <source>Terra rosa</source>
        <translation>红土</translation>
    </message>
    <message>
        <source>Fig</source>
        <translation>无花果</translation>
    </message>
    <message>
        <source>Garnet</source>
        <translation>石榴石</translation>
    </message>
    <message>
        <source>Sugar glow</source>
        <translation>糖光</translation>
    </message>
    <message>
        <source>Cranberry</source>
        <translation>蔓越莓</translation>
    </message>
    <message>
        <source>Moonlight</source>
        <translation>月光</translation>
    </message>
    <message>
        <source>Champagne</source>
        <translation>香槟</translation>
    </message>
    <message>
        <source>Pearl</source>
        <translation>珍珠</translation>
    </message>
    <message>
        <source>Rose gold</source>
        <translation>玫瑰金</translation>
    </message>
    <message>
        <source>Gilded</source>
        <translation>鎏金</translation>
    </message>
    <message>
        <source>Opal</source>
        <translation>欧泊</translation>
    </message>
    <message>
        <source>Peach light</source>
        <translation>蜜桃光</translation>
    </message>
    <message>
        <source>Bronze light</source>
        <translation>古铜光</translation>
    </message>
    <message>
        <source>Amber light</source>
        <translation>琥珀光</translation>
    </message>
    <message>
        <source>Lilac light</source>
        <translation>丁香光</translation>
    </message>
    <message>
        <source>Flaxen</source>
        <translation>亚麻</translation>
    </message>
    <message>
        <source>Ash blonde</source>
        <translation>灰金</translation>
    </message>
    <message>
        <source>Taupe brow</source>
        <translation>灰褐眉</translation>
    </message>
    <message>
        <source>Auburn brow</source>
        <translation>赤褐眉</translation>
    </message>
    <message>
        <source>Light brown</source>
        <translation>浅棕</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>深棕</translation>
    </message>
    <message>
        <source>Espresso brow</source>
        <translation>浓咖眉</translation>
    </message>
    <message>
        <source>Granite</source>
        <translation>花岗岩</translation>
    </message>
    <message>
        <source>Soft black</source>
        <translation>柔黑</translation>
    </message>
    <message>
        <source>Vanilla</source>
        <translation>香草</translation>
    </message>
    <message>
        <source>Bisque</source>
        <translation>浓汤米</translation>
    </message>
    <message>
        <source>Fawn</source>
        <translation>幼鹿</translation>
    </message>
    <message>
        <source>Camel</source>
        <translation>驼色</translation>
    </message>
    <message>
        <source>Clay</source>
        <translation>陶土</translation>
    </message>
    <message>
        <source>Mocha</source>
        <translation>摩卡</translation>
    </message>
    <message>
        <source>Truffle</source>
        <translation>松露</translation>
    </message>
    <message>
        <source>Charcoal</source>
        <translation>炭灰</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <source>Dusty rose</source>
        <translation>灰玫瑰</translation>
    </message>
    <message>
        <source>Mulberry</source>
        <translation>桑葚</translation>
    </message>
    <message>
        <source>Aubergine</source>
        <translation>茄紫</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>锈红</translation>
    </message>
    <message>
        <source>Brick dust</source>
        <translation>砖粉</translation>
    </message>
    <message>
        <source>Sage</source>
        <translation>鼠尾草</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>苔藓</translation>
    </message>
    <message>
        <source>Pine</source>
        <translation>松绿</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>牛仔蓝</translation>
    </message>
    <message>
        <source>Midnight</source>
        <translation>午夜</translation>
    </message>
    <message>
        <source>Lavender</source>
        <translation>薰衣草</translation>
    </message>
    <message>
        <source>Iris violet</source>
        <translation>鸢尾紫</translation>
    </message>
    <message>
        <source>Marigold</source>
        <translation>万寿菊</translation>
    </message>
    <message>
        <source>Flamingo</source>
        <translation>火烈鸟</translation>
    </message>
    <message>
        <source>Lagoon</source>
        <translation>潟湖</translation>
    </message>
    <message>
        <source>Icing</source>
        <translation>糖霜</translation>
    </message>
    <message>
        <source>Champagne foil</source>
        <translation>香槟箔</translation>
    </message>
    <message>
        <source>Gold leaf</source>
        <translation>金箔</translation>
    </message>
    <message>
        <source>Copper penny</source>
        <translation>铜币</translation>
    </message>
    <message>
        <source>Bronze medal</source>
        <translation>铜牌</translation>
    </message>
    <message>
        <source>Rose quartz</source>
        <translation>粉晶</translation>
    </message>
    <message>
        <source>Pewter</source>
        <translation>锡灰</translation>
    </message>
    <message>
        <source>Peacock</source>
        <translation>孔雀</translation>
    </message>
    <message>
        <source>Emerald</source>
        <translation>祖母绿</translation>
    </message>
    <message>
        <source>Sapphire</source>
        <translation>蓝宝石</translation>
    </message>
    <message>
        <source>Amethyst</source>
        <translation>紫水晶</translation>
    </message>
    <message>
        <source>Disco silver</source>
        <translation>迪斯科银</translation>
    </message>
    <message>
        <source>Stardust gold</source>
        <translation>星尘金</translation>
    </message>
    <message>
        <source>Galaxy violet</source>
        <translation>银河紫</translation>
    </message>
    <message>
        <source>Rose confetti</source>
        <translation>玫瑰彩屑</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>海军蓝</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>李子</translation>
    </message>
    <message>
        <source>Nude</source>
        <translation>裸色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Jet</source>
        <translation>乌黑</translation>
    </message>
    <message>
        <source>Patent</source>
        <translation>漆皮黑</translation>
    </message>
    <message>
        <source>Chocolate</source>
        <translation>巧克力</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>Navy ink</source>
        <translation>海军蓝墨</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>森林</translation>
    </message>
    <message>
        <source>Burgundy</source>
        <translation>勃艮第</translation>
    </message>
    <message>
        <source>Electric blue</source>
        <translation>电光蓝</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>雪白</translation>
    </message>
    <message>
        <source>Gold line</source>
        <translation>金线</translation>
    </message>
    <message>
        <source>Silver line</source>
        <translation>银线</translation>
    </message>
    <message>
        <source>Orchid</source>
        <translation>兰花</translation>
    </message>
    <message>
        <source>Brown-black</source>
        <translation>棕黑</translation>
    </message>
    <message>
        <source>Blue-black</source>
        <translation>蓝黑</translation>
    </message>
    <message>
        <source>Carbon</source>
        <translation>碳黑</translation>
    </message>
    <message>
        <source>Espresso</source>
        <translation>浓咖</translation>
    </message>
    <message>
        <source>Cobalt</source>
        <translation>钴蓝</translation>
    </message>
    <message>
        <source>Ice blue</source>
        <translation>冰蓝</translation>
    </message>
    <message>
        <source>Ocean</source>
        <translation>海洋</translation>
    </message>
    <message>
        <source>Steel</source>
        <translation>钢灰</translation>
    </message>
    <message>
        <source>Jade</source>
        <translation>翡翠</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>蜂蜜</translation>
    </message>
    <message>
        <source>Hazel</source>
        <translation>榛色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫罗兰</translation>
    </message>
    <message>
        <source>Bare</source>
        <translation>素裸</translation>
    </message>
    <message>
        <source>Nutmeg</source>
        <translation>肉豆蔻</translation>
    </message>
    <message>
        <source>Rosy</source>
        <translation>粉玫</translation>
    </message>
    <message>
        <source>Cinnamon</source>
        <translation>肉桂</translation>
    </message>
    <message>
        <source>Raspberry</source>
        <translation>覆盆子</translation>
    </message>
    <message>
        <source>True red</source>
        <translation>纯正红</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>酒红</translation>
    </message>
    <message>
        <source>Plum line</source>
        <translation>李子线</translation>
    </message>
    <message>
        <source>Cocoa line</source>
        <translation>可可线</translation>
    </message>
    <message>
        <source>Coral line</source>
        <translation>珊瑚线</translation>
    </message>
    <message>
        <source>Fuchsia line</source>
        <translation>桃红线</translation>
    </message>
    <message>
        <source>Mauve line</source>
        <translation>淡紫线</translation>
    </message>
    <message>
        <source>Bare skin</source>
        <translation>裸肌</translation>
    </message>
    <message>
        <source>Biscuit</source>
        <translation>饼干</translation>
    </message>
    <message>
        <source>Toffee</source>
        <translation>太妃糖</translation>
    </message>
    <message>
        <source>Hazelnut</source>
        <translation>榛果</translation>
    </message>
    <message>
        <source>Cacao</source>
        <translation>生可可</translation>
    </message>
    <message>
        <source>Ballet slipper</source>
        <translation>芭蕾舞鞋</translation>
    </message>
    <message>
        <source>Tea rose</source>
        <translation>茶玫瑰</translation>
    </message>
    <message>
        <source>Dusk rose</source>
        <translation>暮色玫瑰</translation>
    </message>
    <message>
        <source>Rosebud</source>
        <translation>玫瑰花蕾</translation>
    </message>
    <message>
        <source>Mauve</source>
        <translation>淡紫</translation>
    </message>
    <message>
        <source>Heather</source>
        <translation>石楠</translation>
    </message>
    <message>
        <source>Plum wine</source>
        <translation>梅酒</translation>
    </message>
    <message>
        <source>Blackberry</source>
        <translation>黑莓</translation>
    </message>
    <message>
        <source>Peony</source>
        <translation>牡丹</translation>
    </message>
    <message>
        <source>Hot pink</source>
        <translation>亮粉</translation>
    </message>
    <message>
        <source>Fuchsia</source>
        <translation>桃红</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>洋红</translation>
    </message>
    <message>
        <source>Coral</source>
        <translation>珊瑚</translation>
    </message>
    <message>
        <source>Papaya</source>
        <translation>木瓜</translation>
    </message>
    <message>
        <source>Tangerine</source>
        <translation>蜜橘</translation>
    </message>
    <message>
        <source>Poppy</source>
        <translation>虞美人</translation>
    </message>
    <message>
        <source>Classic red</source>
        <translation>经典红</translation>
    </message>
    <message>
        <source>Ruby</source>
        <translation>红宝石</translation>
    </message>
    <message>
        <source>Lacquer red</source>
        <translation>漆红</translation>
    </message>
    <message>
        <source>Crimson</source>
        <translation>绯红</translation>
    </message>
    <message>
        <source>Oxblood</source>
        <translation>牛血红</translation>
    </message>
    <message>
        <source>Cherry gloss</source>
        <translation>樱桃亮泽</translation>
    </message>
    <message>
        <source>Clear pink</source>
        <translation>透粉</translation>
    </message>
    <message>
        <source>Honey gloss</source>
        <translation>蜜糖亮泽</translation>
    </message>
    <message>
        <source>Frosted rose</source>
        <translation>霜玫瑰</translation>
    </message>
    <message>
        <source>Copper kiss</source>
        <translation>铜色之吻</translation>
    </message>
    <message>
        <source>Bronze kiss</source>
        <translation>古铜之吻</translation>
    </message>
    <message>
        <source>Espresso lip</source>
        <translation>浓咖唇</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>石油蓝</translation>
    </message>
</context>
<context>
    <name>visagiste::ShelfModel</name>
    <message>
        <source>Bare face</source>
        <translation>素颜</translation>
    </message>
    <message>
        <source>Your own look</source>
        <translation>您自己的妆容</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>随程序提供</translation>
    </message>
</context>
<context>
    <name>visagiste::SkinReadout</name>
    <message>
        <source>very light</source>
        <translation>极浅</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>小麦色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>No skin has been measured yet.</source>
        <translation>尚未测量肤色。</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Point at a grey card in the picture (G)</source>
        <translation>在图片中指出灰卡 (G)</translation>
    </message>
    <message>
        <source>Measure against the white of the eyes again</source>
        <translation>重新以眼白为基准测量</translation>
    </message>
    <message>
        <source>The skin: %1</source>
        <translation>皮肤：%1</translation>
    </message>
    <message>
        <source>Shade %1 of the Monk scale</source>
        <translation>Monk 肤色等级 %1</translation>
    </message>
    <message>
        <source>L* %1  a* %2  b* %3</source>
        <translation>L* %1  a* %2  b* %3</translation>
    </message>
    <message>
        <source>ITA %1° %2 · Monk %3</source>
        <translation>ITA %1° %2 · Monk %3</translation>
    </message>
    <message>
        <source>Against the grey card</source>
        <translation>以灰卡为基准</translation>
    </message>
    <message>
        <source>Against the white of the eyes</source>
        <translation>以眼白为基准</translation>
    </message>
    <message>
        <source>As the picture shows it</source>
        <translation>以图片原样为准</translation>
    </message>
</context>
<context>
    <name>visagiste::SourceChooser</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>演示片段</translation>
    </message>
    <message>
        <source>Video file…</source>
        <translation>视频文件…</translation>
    </message>
    <message>
        <source>Folder of pictures…</source>
        <translation>图片文件夹…</translation>
    </message>
</context>
<context>
    <name>visagiste::StyleBar</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>No style is called like that.</source>
        <translation>没有这个名称的风格。</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save this style as an own one… (Ctrl+S)</source>
        <translation>将此风格保存为自己的风格… (Ctrl+S)</translation>
    </message>
    <message>
        <source>Import a style pack…</source>
        <translation>导入风格包…</translation>
    </message>
    <message>
        <source>Take the style of a picture, or drop the picture here (Ctrl+Shift+O)</source>
        <translation>从一张图片提取风格，或将图片拖到这里 (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>从图片…</translation>
    </message>
    <message>
        <source>Choose a picture whose style you like</source>
        <translation>选择一张您喜欢其风格的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Import a style pack</source>
        <translation>导入风格包</translation>
    </message>
    <message>
        <source>Style packs</source>
        <translation>风格包</translation>
    </message>
    <message>
        <source>Name. An own style of the same name is replaced.</source>
        <translation>名称。同名的自有风格将被替换。</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>保存风格</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>重命名风格</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>Export style</source>
        <translation>导出风格</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>visagiste::StyleKeeper</name>
    <message>
        <source>English</source>
        <comment>name of the language that the window speaks</comment>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>visagiste::StyleMaskPainting</name>
    <message>
        <source>Where the style shows</source>
        <translation>风格显示的位置</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
</context>
<context>
    <name>visagiste::StyleModel</name>
    <message>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Your own style</source>
        <translation>您自己的风格</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>随程序提供</translation>
    </message>
</context>
<context>
    <name>visagiste::StylePanel</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How strongly the style shows</source>
        <translation>风格的强烈程度</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>笔触</translation>
    </message>
    <message>
        <source>Size of the strokes</source>
        <translation>笔触的大小</translation>
    </message>
    <message>
        <source>Keep colours</source>
        <translation>保留颜色</translation>
    </message>
    <message>
        <source>Take the strokes and keep the colours of the photo</source>
        <translation>采用笔触，保留照片的颜色</translation>
    </message>
    <message>
        <source>Eyes and mouth</source>
        <translation>眼睛与嘴</translation>
    </message>
    <message>
        <source>How much of eyes and mouth stays as it is</source>
        <translation>眼睛与嘴保持原样的程度</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>Strength on skin and face</source>
        <translation>皮肤与面部的强度</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>Strength on hair</source>
        <translation>头发的强度</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>Strength on clothes</source>
        <translation>衣服的强度</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Strength on the background</source>
        <translation>背景的强度</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Second style</source>
        <translation>第二种风格</translation>
    </message>
    <message>
        <source>A second style to mix in</source>
        <translation>要混入的第二种风格</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>How much of the second style is mixed in</source>
        <translation>混入第二种风格的比例</translation>
    </message>
    <message>
        <source>No second style</source>
        <translation>无第二种风格</translation>
    </message>
</context>
<context>
    <name>visagiste::StyleWorkspace</name>
    <message>
        <source>Restyled picture</source>
        <translation>换了风格的图片</translation>
    </message>
    <message>
        <source>Open a portrait</source>
        <translation>打开一张人像</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one, or press Ctrl+O</source>
        <translation>将图片拖到这里、粘贴，或按 Ctrl+O</translation>
    </message>
    <message>
        <source>Contact sheet of settings</source>
        <translation>设置样片表</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Before and after side by side (D)</source>
        <translation>并排显示前后对比 (D)</translation>
    </message>
    <message>
        <source>Contact sheet: settings of this style (C)</source>
        <translation>样片表：此风格的各种设置 (C)</translation>
    </message>
    <message>
        <source>Open a portrait to restyle it.</source>
        <translation>打开一张人像以更换风格。</translation>
    </message>
    <message>
        <source>colours kept</source>
        <translation>保留颜色</translation>
    </message>
    <message>
        <source>colours taken</source>
        <translation>采用风格颜色</translation>
    </message>
    <message>
        <source>%1 % · strokes %2 · %3</source>
        <translation>%1 % · 笔触 %2 · %3</translation>
    </message>
    <message>
        <source>Export the restyled picture</source>
        <translation>导出换了风格的图片</translation>
    </message>
    <message>
        <source>%1 restyled</source>
        <translation>%1（换风格）</translation>
    </message>
    <message>
        <source>Paint where the style shows (P)</source>
        <translation>涂画风格显示的位置 (P)</translation>
    </message>
    <message>
        <source>Paint over the picture; Alt paints the other way, Space moves it, Esc ends</source>
        <translation>在图片上涂画；按住 Alt 反向涂画，空格移动图片，Esc 结束</translation>
    </message>
    <message>
        <source>Write the restyled picture in full size</source>
        <translation>以原尺寸写出换了风格的图片</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>搜索风格</translation>
    </message>
</context>
<context>
    <name>visagiste::SubsetButtons</name>
    <message>
        <source>Favourites only</source>
        <translation>仅收藏</translation>
    </message>
    <message>
        <source>Recently used only</source>
        <translation>仅最近使用</translation>
    </message>
</context>
<context>
    <name>visagiste::TakeEditor</name>
    <message>
        <source>opening a take</source>
        <translation>打开条目</translation>
    </message>
    <message>
        <source>key</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>moving a key</source>
        <translation>移动关键帧</translation>
    </message>
    <message>
        <source>deleting a key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>trim</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>return to the recording</source>
        <translation>恢复原始录制</translation>
    </message>
    <message>
        <source>channel setting</source>
        <translation>通道设置</translation>
    </message>
</context>
<context>
    <name>visagiste::TakePanel</name>
    <message>
        <source>Nothing recorded yet. Press Record and act.</source>
        <translation>尚未录制。请按“录制”并开始表演。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>录制条目</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名 (F2)</translation>
    </message>
    <message>
        <source>Delete for good (Del)</source>
        <translation>永久删除 (Del)</translation>
    </message>
    <message>
        <source>Back to what was recorded</source>
        <translation>恢复到录制时的样子</translation>
    </message>
    <message>
        <source>Write an animation, a table, a film or pictures</source>
        <translation>导出动画、表格、影片或图片</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>原始录制</translation>
    </message>
</context>
<context>
    <name>visagiste::TakeTimeline</name>
    <message>
        <source>Record a take, or open one from the list, to see its curves here</source>
        <translation>录制一条，或从列表中打开一条，即可在此查看曲线</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>To the beginning (Home)</source>
        <translation>回到开头 (Home)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Set a key of the channel here (K)</source>
        <translation>在此处为通道设置关键帧 (K)</translation>
    </message>
    <message>
        <source>Delete the key (Del)</source>
        <translation>删除关键帧 (Del)</translation>
    </message>
    <message>
        <source>Smooth and scale all channels, not the chosen ones alone</source>
        <translation>平滑和缩放作用于所有通道，而不仅是所选通道</translation>
    </message>
    <message>
        <source>Smooth (Ctrl+M)</source>
        <translation>平滑 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Weaken by a tenth (Ctrl+Down)</source>
        <translation>减弱一成 (Ctrl+Down)</translation>
    </message>
    <message>
        <source>Strengthen by a tenth (Ctrl+Up)</source>
        <translation>增强一成 (Ctrl+Up)</translation>
    </message>
    <message>
        <source>Keep the selected stretch alone (Ctrl+T)</source>
        <translation>只保留所选片段 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>显示全部 (0)</translation>
    </message>
</context>
<context>
    <name>visagiste::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1 at %2: %3 %</source>
        <translation>%1，%2：%3 %</translation>
    </message>
</context>
<context>
    <name>visagiste::TurnSliders</name>
    <message>
        <source>Turn</source>
        <translation>转头</translation>
    </message>
    <message>
        <source>Turn the head to the person&apos;s left, degrees</source>
        <translation>头向本人左侧转动，单位为度</translation>
    </message>
    <message>
        <source>Nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>Let the head look up, degrees</source>
        <translation>头向上仰，单位为度</translation>
    </message>
    <message>
        <source>Lean</source>
        <translation>侧倾</translation>
    </message>
    <message>
        <source>Lean the head to the person&apos;s left shoulder, degrees</source>
        <translation>头向本人左肩倾斜，单位为度</translation>
    </message>
</context>
</TS>
