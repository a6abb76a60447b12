pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Settings: its sections at the side (above, where there is little room), each on a page of its own that scrolls. Changes apply at once.
Page {
    id: page

    readonly property string section: Place.section === "" ? "libraries" : Place.section
    readonly property bool slim: width < Theme.px(720)
    readonly property var sections: [
        {
            key: "libraries",
            text: qsTr("Libraries")
        },
        {
            key: "metadata",
            text: qsTr("Metadata")
        },
        {
            key: "notifications",
            text: qsTr("Notifications")
        },
        {
            key: "appearance",
            text: qsTr("Appearance")
        },
        {
            key: "about",
            text: qsTr("About")
        }
    ]

    name: qsTr("Settings")

    PageHeader {
        id: header
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
    }

    Flow {
        id: list
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        width: page.slim ? page.width - 2 * Theme.pageMargin : Theme.px(180)
        flow: page.slim ? Flow.LeftToRight : Flow.TopToBottom
        spacing: page.slim ? Theme.gap8 : Theme.px(2)
        Accessible.role: Accessible.PageTabList
        Accessible.name: qsTr("Sections")

        Repeater {
            model: page.sections

            SectionTab {
                required property var modelData

                width: page.slim ? implicitWidth : list.width
                text: modelData.text
                checked: page.section === modelData.key
                onClicked: Actions.openAddress("bijou://settings/" + modelData.key)
            }
        }
    }

    Loader {
        anchors.left: page.slim ? parent.left : list.right
        anchors.leftMargin: page.slim ? Theme.pageMargin : Theme.gap16
        anchors.right: parent.right
        anchors.top: page.slim ? list.bottom : header.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        focus: true
        active: page.visible
        sourceComponent: ({
                metadata: metadata,
                notifications: notifications,
                appearance: appearance,
                about: about
            })[page.section] ?? libraries
    }

    Component {
        id: libraries
        LibrariesSection {}
    }

    Component {
        id: metadata
        MetadataSection {}
    }

    Component {
        id: notifications
        NotificationsSection {}
    }

    Component {
        id: appearance
        AppearanceSection {}
    }

    Component {
        id: about
        AboutSection {}
    }
}
