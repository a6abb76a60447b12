pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The synopsis: four lines, and all of it when asked.
Column {
    id: overview

    property string text: ""
    property bool whole: false
    property bool overArt: true
    property int lines: 4

    spacing: Theme.gap4
    onTextChanged: whole = false

    Paragraph {
        id: paragraph
        width: overview.width
        text: overview.text
        font.family: Theme.body.family
        font.pixelSize: Theme.px(14)
        lineHeight: 1.4
        color: overview.overArt ? Theme.overArtText : Theme.textMuted
        maximumLineCount: overview.whole ? 200 : overview.lines
        elide: Text.ElideRight
    }

    Button {
        visible: paragraph.truncated || overview.whole
        kind: "ghost"
        overArt: overview.overArt
        leftPadding: 0
        text: overview.whole ? qsTr("Less") : qsTr("More")
        onClicked: overview.whole = !overview.whole
    }
}
