pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One of the cast: face, name, part. What a press does is up to whoever shows it.
Item {
    id: portrait

    required property string name
    required property string part
    required property string initials
    required property string file
    property bool framed: false
    property bool lifted: false

    implicitHeight: Theme.headshot + Theme.px(60)
    Accessible.role: Accessible.ListItem
    Accessible.name: part === "" ? name : qsTr("%1 as %2").arg(name).arg(part)

    Portrait {
        id: disc
        anchors.horizontalCenter: parent.horizontalCenter
        initials: portrait.initials
        file: portrait.file
        framed: portrait.framed
        scale: portrait.lifted ? 1.03 : 1

        Behavior on scale {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.quick
                easing.type: Theme.easing
            }
        }
    }

    Label {
        id: who
        anchors.top: disc.bottom
        anchors.topMargin: Theme.gap8
        width: parent.width
        leftPadding: Theme.gap8
        rightPadding: Theme.gap8
        horizontalAlignment: Text.AlignHCenter
        text: portrait.name
        font: Theme.strong
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Label {
        anchors.top: who.bottom
        width: parent.width
        leftPadding: Theme.gap8
        rightPadding: Theme.gap8
        horizontalAlignment: Text.AlignHCenter
        text: portrait.part
        wrapMode: Text.Wrap
        maximumLineCount: who.lineCount > 1 ? 1 : 2
        elide: Text.ElideRight
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }
}
