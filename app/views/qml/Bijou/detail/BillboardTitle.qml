pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The title's own lettering where there is some, else the title in the largest type. Room for a logo is kept while it comes, so that nothing jumps.
Item {
    id: lettering

    required property TitlePage title
    readonly property int lines: title.title.length > 34 ? 3 : 2
    readonly property bool endless: /\S{24}/.test(title.title.slice(0, 400))
    readonly property bool drawn: title.hasLogo && logo.status !== Image.Error && !speck
    // One that does not come, as when whoever has it is away, leaves the title in its room
    readonly property bool waiting: drawn && logo.status !== Image.Ready
    readonly property string of: title.title
    property bool late: false
    // One of a few dots nobody could read, however large it were drawn
    readonly property bool speck: logo.status === Image.Ready && (logo.implicitWidth < 60 || logo.implicitHeight < 16)
    // A small one is enlarged a little: more would only blur it
    readonly property real most: logo.status === Image.Ready ? 1.6 * Theme.scale : 1
    readonly property real across: Math.min(parent.width, Theme.px(540), logo.status === Image.Ready ? logo.implicitWidth * most : Theme.px(460))

    height: drawn ? Theme.px(132) : words.height
    Accessible.role: Accessible.Heading
    Accessible.name: title.title
    onWaitingChanged: late = false
    onOfChanged: {
        late = false;
        if (waiting)
            patience.restart();
    }

    Timer {
        id: patience
        interval: Theme.settle
        running: lettering.waiting
        onTriggered: lettering.late = true
    }

    Image {
        id: logo
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: lettering.across
        height: status === Image.Ready ? Math.min(Theme.px(132), implicitHeight * lettering.most) : Theme.px(132)
        source: lettering.title.logo
        fillMode: Image.PreserveAspectFit
        horizontalAlignment: LayoutMirroring.enabled ? Image.AlignRight : Image.AlignLeft
        verticalAlignment: Image.AlignBottom
        asynchronous: true
        mipmap: true
        visible: lettering.drawn
        opacity: status === Image.Ready ? 1 : 0

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
                easing.type: Theme.easing
            }
        }
    }

    Label {
        id: words
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        visible: !lettering.drawn || lettering.late
        width: Math.min(parent.width, Theme.px(620))
        height: Math.min(implicitHeight, Theme.hero.pixelSize * 1.04 * lettering.lines)
        horizontalAlignment: Text.AlignLeft
        text: lettering.title.title
        font: Theme.hero
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.px(26)
        lineHeight: 0.92
        maximumLineCount: lettering.lines
        // Between letters only where a word has no end
        wrapMode: lettering.endless ? Text.Wrap : Text.WordWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignBottom
        color: Theme.overArtText
        Accessible.ignored: true
    }
}
