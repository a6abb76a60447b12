pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What a person does, their name, their life in one line, and their biography.
Column {
    id: words

    // The frame's search field, a button where the page is slim, lies over the far end of the first lines
    required property real pageWidth
    readonly property real reserved: (pageWidth < Theme.slim ? Theme.headerHeight : Theme.searchWidth) + Theme.gap16

    topPadding: Theme.gap4
    spacing: Theme.gap12

    Item {
        width: parent.width
        height: who.height

        Column {
            id: who
            anchors.left: parent.left
            width: parent.width - (words.pageWidth >= Theme.slim && parent.width > 2 * words.reserved ? words.reserved : 0)
            spacing: Theme.gap4

            Label {
                anchors.left: parent.left
                width: words.width - words.reserved
                visible: text !== ""
                text: Person.roles
                wrapMode: Text.Wrap
                font: Theme.strong
                color: Theme.textMuted
            }

            Label {
                width: parent.width
                text: Person.name
                font: words.width < Theme.px(460) ? Theme.heading : Theme.hero
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
        }
    }

    Label {
        width: parent.width
        visible: text !== ""
        wrapMode: Text.Wrap
        text: Person.life
        font: Theme.bodyFigures
    }

    Item {
        width: parent.width
        height: life.implicitHeight

        Biography {
            id: life
            anchors.left: parent.left
            width: Math.min(parent.width, Theme.px(860))
        }
    }
}
